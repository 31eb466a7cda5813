"""Which words of two texts may render one another, and who acts."""

import pytest

from muqabala.languages.claims.words.counterparts import counterparts, is_specific
from muqabala.languages.folding import fold
from muqabala.languages.tables import rows


def linked(arabic, english):
    found = counterparts(arabic, english)
    return {
        arabic[token.start : token.end]: {found.english[number].word for number in links}
        for token, links in zip(found.arabic, found.links, strict=True)
        if links
    }


def test_nouns_verbs_and_names_are_linked():
    assert linked("هزم الجيش العراقي العدو", "The Iraqi army beat the enemy.") == {
        "هزم": {"beat"},
        "الجيش": {"army"},
        "العراقي": {"iraqi"},
        "العدو": {"enemy"},
    }


def test_a_name_goes_before_what_may_stand_for_it():
    found = counterparts("زار الوفد الرياض والسعودية", "The delegation visited Riyadh and Saudi Arabia.")
    riyadh = 2
    assert {found.english[number].word for number in found.links[riyadh]} == {"riyadh"}
    assert {found.english[number].word for number in found.loose[riyadh]} == {"riyadh", "saudi", "arabia"}


def test_people_bodies_and_states_act():
    found = counterparts("استقبل الوزير في القاعة الوفد من لبنان", "")
    assert {found.arabic[number].word for number in found.actors} == {"الوزير", "الوفد", "لبنان"}


def test_an_engineer_is_specific_and_an_official_is_not():
    found = counterparts("قال المهندس للمسؤول", "The engineer told the official.")
    words = {token.word: is_specific(token, "english") for token in found.english}
    assert words["engineer"]
    assert not words["official"]


@pytest.mark.parametrize("table", ["nouns.tsv", "deeds.tsv", "speech.tsv"])
def test_arabic_forms_of_the_tables_are_folded_and_no_cell_is_empty(table):
    for row in rows(table):
        forms = row["arabic"].split("|")
        assert [fold(form).text for form in forms] == forms
        assert all(forms)
        assert all(row["english"].split("|"))
