"""Elatives that a translation makes less of."""

import pytest

from bitexts import links
from muqabala.languages.claims.contrasts.degrees import weakened


@pytest.mark.parametrize(
    ("arabic", "english", "pair", "told"),
    [
        (
            "أعطت الطريقة نتائج أدق",
            "The method gave less accurate results",
            ("أدق", "accurate"),
            "less accurate",
        ),
        (
            "هذا النهر أطول من ذاك",
            "This river is as long as that one",
            ("أطول", "long"),
            "as long as",
        ),
        (
            "القطار أسرع من الطائرة",
            "The train is no faster than the plane",
            ("أسرع", "faster"),
            "no faster than",
        ),
    ],
)
def test_a_weaker_degree_is_found(arabic, english, pair, told):
    clash = weakened(arabic, english, links(arabic, english, pair))
    assert english[slice(*clash.translation)] == told


@pytest.mark.parametrize(
    ("arabic", "english", "pair"),
    [
        ("أعطت الطريقة نتائج أدق", "The method gave more accurate results", ("أدق", "accurate")),
        ("نتائج أقل دقة", "less accurate results", ("أقل", "accurate")),
        ("كسبت أكثر مما خسرت", "It cost less than it gained", ("أكثر", "than")),
        ("ليس القطار أسرع من الطائرة", "The train is no faster than the plane", ("أسرع", "faster")),
        ("في أقرب وقت", "as soon as possible", ("أقرب", "soon")),
    ],
)
def test_the_same_degree_is_none(arabic, english, pair):
    assert weakened(arabic, english, links(arabic, english, pair)) is None
