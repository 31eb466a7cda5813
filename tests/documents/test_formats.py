"""Markdown, web pages and Word files."""

import io

import docx
import pytest
from docx.oxml import parse_xml

from muqabala.documents import markdown, web_page, word
from muqabala.errors import DocumentError
from muqabala.records import Kind

H, L, C = Kind.HEADING, Kind.LIST_ITEM, Kind.BOILERPLATE

MARKDOWN = """\
---
title: not read
---
# ثمن **النهر**

A paragraph with *emphasis*, a [link](https://example.org), `code`
and a second line.\\
A third after a break. ![picture](a.png)

Setext heading
--------------

1. first
2. second
   - inner

| a | b |
|---|---|
| ألف | باء |

<div dir="rtl">نص داخل وسم</div>
"""


def pairs(reading):
    return [(block.text, block.kind) for block in reading.blocks]


def test_markdown_is_read_without_its_markup():
    assert pairs(markdown.read(MARKDOWN.encode(), "a.md")) == [
        ("ثمن النهر", H),
        ("A paragraph with emphasis, a link, code and a second line.", None),
        ("A third after a break.", None),
        ("Setext heading", H),
        ("first", L),
        ("second", L),
        ("inner", L),
        ("a", None),
        ("b", None),
        ("ألف", None),
        ("باء", None),
        ("نص داخل وسم", None),
    ]


ENGLISH = (
    "The delta has always lived by the river, and the river has always asked for its price.",
    "This year the price was the western canal, which the farmers had dug, and which nobody had cleaned.",
    "Nobody knows what it will cost to dig it again, and the ministry speaks of two years and of a loan.",
)
ARABIC = (
    "عاشت الدلتا دائما على النهر، وكان النهر يطلب ثمنه في كل عام من أهلها ومن أرضهم ومن مائهم.",
    "وفي هذا العام كان الثمن هو القناة الغربية التي حفرها الفلاحون بأيديهم ولم ينظفها أحد منذ الحرب.",
    "ولا يعرف أحد كم ستكلف إعادة حفرها، فالوزارة تتحدث عن سنتين كاملتين وعن قرض لم يوقع بعد.",
)

PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}"><title>{title} - Example</title>
<style>p {{ color: red }}</style></head><body>
<header><h1>{title}</h1>
<nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ul></nav></header>
<main><div class="article-body">
<figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>
<p>{0}</p><h2>{sub}</h2><p>{1}<br>{2}</p><ul><li>{item}</li><li>{item}</li></ul>
<script>var a = "not text";</script><p><strong>{0}</strong>&nbsp;<a href="/x">{sub}</a></p></div></main>
<aside><p>Related</p><ul><li><a href="/1">Another story of the day</a></li></ul></aside>
<footer><p>All rights reserved</p><a href="/c">Contact</a></footer></body></html>"""


def page(texts, *, lang, charset, title, caption, sub, item):
    return PAGE.format(*texts, lang=lang, charset=charset, title=title, caption=caption, sub=sub, item=item)


@pytest.mark.parametrize(
    ("texts", "lang", "charset", "title", "caption", "sub", "item"),
    [
        (ENGLISH, "en", "utf-8", "The River Asks", "A canal", "The loan", "rain, and more rain"),
        (ARABIC, "ar", "windows-1256", "ثمن النهر", "قناة في الدلتا", "القرض", "المطر ثم المطر"),
    ],
    ids=["English", "Arabic"],
)
def test_a_web_page_gives_its_article_and_no_menus(texts, lang, charset, title, caption, sub, item):
    markup = page(texts, lang=lang, charset=charset, title=title, caption=caption, sub=sub, item=item)
    reading = web_page.read(markup.encode(charset), "a.html")
    assert pairs(reading) == [
        (title, H),
        (caption, C),
        (texts[0], None),
        (sub, H),
        (texts[1], None),
        (texts[2], None),
        (item, L),
        (item, L),
        (f"{texts[0]} {sub}", None),
    ]
    assert reading.notes == (() if charset == "utf-8" else ("a.html: read as windows-1256",))


def test_a_page_without_an_article_still_gives_its_text():
    assert pairs(web_page.read(b"<html><body><p>One.</p><p>Two.</p></body></html>", "a.html")) == [
        ("One.", None),
        ("Two.", None),
    ]


@pytest.mark.parametrize("data", [b"", b"<!-- nothing -->"], ids=["empty", "a comment"])
def test_a_page_without_text_is_refused_or_empty(data):
    try:
        assert web_page.read(data, "a.html").blocks == ()
    except DocumentError as error:
        assert "\n" not in str(error)  # noqa: PT017


def word_file(build) -> bytes:
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_file_gives_headings_lists_tables_and_accepted_changes():
    def build(document):
        document.add_heading("ثمن النهر", level=0)
        document.add_paragraph("A line.\nAnother line.")
        document.add_paragraph("rain", style="List Bullet")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
        changed = document.add_paragraph("The ")
        names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        changed._p.append(parse_xml(f"<w:ins {names}><w:r><w:t>new</w:t></w:r></w:ins>"))
        changed._p.append(parse_xml(f"<w:del {names}><w:r><w:delText>old</w:delText></w:r></w:del>"))
        document.sections[0].footer.paragraphs[0].text = "page footer"

    assert pairs(word.read(word_file(build), "a.docx")) == [
        ("ثمن النهر", H),
        ("A line.", None),
        ("Another line.", None),
        ("rain", L),
        ("a", None),
        ("b", None),
        ("The new", None),
    ]


def with_bytes_changed(data):
    """Change some of the packed text of a Word file."""
    at = data.index(b"word/document.xml") + 40
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 20]) + data[at + 20 :]


BROKEN = [
    b"",
    b"no zip",
    word_file(lambda _: None)[:400],
    b"PK\x05\x06" + bytes(18),
    with_bytes_changed(word_file(lambda document: document.add_paragraph("The harbour is closed. " * 40))),
]


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_word_file_is_refused_in_one_line(data):
    with pytest.raises(
        DocumentError, match=r"a.docx: is damaged, or no Word file; open it in Word"
    ) as caught:
        word.read(data, "a.docx")
    assert "\n" not in str(caught.value)
