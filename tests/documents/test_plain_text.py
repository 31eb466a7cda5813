"""Paragraphs of plain text."""

import json
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.documents import read_document
from muqabala.documents.blocks import lines
from muqabala.documents.plain_text import is_hard_wrapped, read
from muqabala.records import Kind

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"

ENGLISH = (
    "The delta has always lived by the river, and the river has always asked for its price. This year the"
    " price was the western canal, which the farmers had dug by hand in the time of their grandfathers and"
    " which nobody had cleaned since the war."
)
ARABIC = (
    "عاشت الدلتا دائما على النهر، وكان النهر يطلب ثمنه في كل عام. وفي هذا العام كان الثمن هو القناة الغربية"
    " التي حفرها الفلاحون بأيديهم في زمن أجدادهم ولم ينظفها أحد منذ انتهت الحرب الأخيرة، فالوزارة تتحدث عن"
    " سنتين كاملتين وعن قرض لم يوقع بعد مع المصرف الدولي."
)


def texts(text: str) -> list[str]:
    return [block.text for block in read(text.encode(), "a.txt").blocks]


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \t\n", "\n\u200f\n", "\u2029", "\f"]
)
def test_a_line_end_or_a_blank_line_ends_a_paragraph(end):
    assert texts(f"One.{end}Two.") == ["One.", "Two."]


def test_text_is_stripped_composed_and_otherwise_as_read():
    assert texts("  Cafe\u0301  \u200fالقمة\u200e  -  x \n") == ["Caf\u00e9  \u200fالقمة\u200e  -  x"]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC], ids=["English", "Arabic"])
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank line", "no blank line"])
@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_hard_wrapped_text_is_joined_and_said_so(text, between, width):
    reading = read(between.join([fill(text, width)] * 3).encode(), "a.txt")
    assert [block.text for block in reading.blocks] == [text] * 3
    assert "hard-wrapped" in reading.notes[0]


SEPARATE = [
    pytest.param("\n".join(f"Item number {n} of the list" for n in range(20)), id="equal lines"),
    pytest.param(
        "\n".join(["Rain falls on the delta"] * 4 + ["A short one", "Another line of it"] * 4), id="headlines"
    ),
    pytest.param(
        "\n".join(f"- the farmers of village {n} wait for the rain and\n- for the loan" for n in range(9)),
        id="list",
    ),
    pytest.param("\n".join(["قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل"] * 5), id="verse"),
    pytest.param(
        "The rain fell.\nThe river rose.\nThe farmers were glad.\nNobody slept.\n" * 5, id="short sentences"
    ),
]


@pytest.mark.parametrize("text", SEPARATE)
def test_lines_that_are_paragraphs_stay_apart(text):
    assert not is_hard_wrapped(lines(text))
    assert len(texts(text)) == text.strip().count("\n") + 1


@given(st.lists(st.text(alphabet="abc ابت.،\t", max_size=30), max_size=20))
def test_every_visible_line_is_one_paragraph_unless_the_file_is_wrapped(rows):
    rows = [row.strip() for row in rows]
    if any(rows) and not is_hard_wrapped(lines("\n".join(rows))):
        assert texts("\n".join(rows)) == [row for row in rows if row]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the labelled articles are not in this checkout")
@pytest.mark.parametrize("name", ["english", "arabic"])
def test_labelled_articles_have_a_paragraph_a_line_and_their_boilerplate_is_known(name):
    for folder in ARTICLES.iterdir():
        document = read_document(folder / f"{name}.txt")
        expected = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        assert [p.text for p in document.paragraphs] == [line.strip() for line in expected if line.strip()]
        if name == "english":
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            furniture = {i: p.kind for i, p in enumerate(document.paragraphs) if p.kind.is_furniture}
            labelled = set(labels["boilerplate_english_paragraphs"])
            assert labelled <= furniture.keys()
            assert {furniture[i] for i in furniture.keys() - labelled} <= {Kind.BYLINE}
