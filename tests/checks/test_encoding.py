"""Broken characters in the English."""

import pytest

from bitexts import bitext
from muqabala.checks.encoding import BrokenCharacters
from muqabala.records import Severity

ARABIC = "هذا ما يقوله الجيش."

FLAGGED = [
    ("That\u00e2\u20ac\u2122s what the army says.", "\u00e2\u20ac\u2122"),
    ("The army \u00d8\u00a7\u00d9\u201e says so.", "\u00d8\u00a7\u00d9\u201e"),
    ("The army\ufffds statement.", "\ufffd"),
    ("The army&nbsp;says so.", "&nbsp;"),
    ("The army &amp;nbsp; says so.", "&amp;nbsp;"),
    ("The army says so.<br>More later.", "<br>"),
    ('The <a href="x.html">army</a> says so.', '<a href="x.html">'),
    ("A caf\u00c3\u00a9 near the barracks.", "\u00c3\u00a9"),
    ("The \u00e2\u0080\u009cspecial\u00e2\u0080\u009d force left.", "\u00e2\u0080\u009c"),
    ("General Mladi\u00c4\u0087 was tried.", "\u00c4\u0087"),
]

SILENT = [
    "That\u2019s what the army says \u2013 or so it seems\u2026",
    "R&D spending at AT&T rose; x < 5 and y > 3.",
    "Café owners in São Paulo and Ålesund agreed, said Élodie Ørsted.",
    "\u00c2ngela Merici was born in 1474.",
    "Prices fell by 5 \u20ac to 20 \u00a3.",
]


@pytest.mark.parametrize(("english", "broken"), FLAGGED)
def test_flags_what_is_broken(english, broken):
    finding = next(BrokenCharacters().run(bitext((english, ARABIC))))
    assert (finding.translation.text, finding.severity) == (broken, Severity.MINOR)


@pytest.mark.parametrize("english", SILENT)
def test_is_silent(english):
    assert not list(BrokenCharacters().run(bitext((english, ARABIC))))


def test_is_silent_on_what_the_original_has_too():
    pair = ("Those aged &lt; 19 stayed.", "بقي من هم &lt; 19 عامًا.")
    assert not list(BrokenCharacters().run(bitext(pair)))


def test_page_is_complete():
    assert all(part in BrokenCharacters.page() for part in ("Why it matters", "Example", "When to ignore"))
