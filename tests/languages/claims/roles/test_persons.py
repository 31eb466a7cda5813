"""The first person and someone else at one verb, with links of words as given."""

import re

import pytest

from muqabala.languages.claims.roles.persons import exchanged_persons


def found(arabic, english, links):
    """Return what changed places; ``links`` are pairs of words that render each other, "en=ar en=ar"."""
    places = {
        text: {match.group(): match.start() for match in re.finditer(r"\w+", text)}
        for text in (arabic, english)
    }
    rendered = frozenset(
        (places[arabic][ours], places[english][theirs])
        for theirs, ours in (link.split("=") for link in links.split())
    )
    told = exchanged_persons(arabic, english, rendered)
    return [(arabic[slice(*it.original)], english[slice(*it.translation)]) for it in told]


EXCHANGED = [
    ("سألني الصحفي عن رأيي.", "I asked the journalist his opinion.", "asked=سألني journalist=الصحفي"),
    ("قال لي مسؤول ذلك.", "I told an official so.", "told=قال official=مسؤول"),
    ("طلبت من القاضي مهلة.", "The judge asked me for time.", "asked=طلبت judge=القاضي"),
    ("كتبت إلى الوزيرة رسالة.", "The minister wrote me a letter.", "wrote=كتبت minister=الوزيرة"),
]

SILENT = [
    ("سألني الصحفي عن رأيي.", "The journalist asked me my opinion.", "asked=سألني journalist=الصحفي"),
    ("سألني الصحفي عن رأيي.", "I was asked by the journalist.", "asked=سألني journalist=الصحفي"),
    ("طلبت من القاضي مهلة.", "I asked the judge for time.", "asked=طلبت judge=القاضي"),
    ("سألنا الوزير عن الموعد.", "We asked the minister for the date.", "asked=سألنا minister=الوزير"),
    ("زارنا الوزير أمس.", "The minister visited us yesterday.", "visited=زارنا minister=الوزير"),
    ("قال القاضي ذلك.", "The judge said so.", "said=قال judge=القاضي"),
]


@pytest.mark.parametrize(("arabic", "english", "links"), EXCHANGED)
def test_who_did_it_to_me_is_not_whom_i_did_it_to(arabic, english, links):
    assert found(arabic, english, links)


@pytest.mark.parametrize(("arabic", "english", "links"), SILENT)
def test_who_keeps_his_place_is_not_told(arabic, english, links):
    assert found(arabic, english, links) == []
