"""Arabic glossed in English, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.languages import gloss as module
from muqabala.languages.gloss import UNKNOWN, gloss
from muqabala.languages.tables import rows

GLOSSES = [
    ("في المئة", "percent"),
    ("ولم توافق النقابات على الخطة", "and not agrees unions on plan"),
    ("وبلغت التكلفة ٤٢ مليون دولار", "and reached cost 42 million dollar"),
    ("في كانون الثاني الماضي", "in January past"),
    ("سيواصل دعم اللاجئين", "will continues support refugees"),
    ("المملكة العربية السعودية", "Saudi Arabia"),
    ("لَمْ يُعْلِن", "not announces"),
    ("ولم تجد الحكومة", "and not found government"),
    ("بلاده", "its countries"),
    ("قبل نهاية السنة", "before end year"),
    ("الآن وفي القاهرة", "now and in Cairo"),
    ("استقالتها", "its resignation"),
    ("منظمة UNESCO", "organization unesco"),
]


@pytest.mark.parametrize(("arabic", "english"), GLOSSES)
def test_each_word_is_glossed_in_its_place(arabic, english):
    assert gloss(arabic) == english


def test_unknown_words_are_owned_up_to_once_a_run():
    assert gloss("قال خنفشار زغبرط إن الحكومة وافقت") == f"said {UNKNOWN} that government agreed"


@pytest.mark.parametrize("text", ["", "،؟", "زغبرط", "زغبرط خنفشار الحكومة"])
def test_mostly_unknown_words_have_no_gloss(text):
    assert gloss(text) == ""


@given(st.text(max_size=80))
def test_any_text_has_a_gloss_on_one_line(text):
    assert "\n" not in gloss(text)


def test_its_own_table_is_folded_and_has_no_word_twice():
    forms = [form for row in rows("gloss.tsv") for form in row["arabic"].split("|")]
    assert forms == [module.fold(form).text for form in forms]
    assert len(forms) == len(set(forms))
