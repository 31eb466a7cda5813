"""The page without a browser: whole, closed to the outside, and text only text."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.drift.strangers import strangers_note
from muqabala.records import Coverage, Severity
from muqabala.reports.glossing import glossed, in_the_line
from muqabala.reports.html_report import html
from muqabala.reports.html_text import ENGLISH, Mark, side
from reports.sample import (
    HOSTILE,
    abridged_report,
    clean_report,
    doubtful_report,
    hostile_report,
    long_report,
    sample_report,
)

CSS = (files("muqabala.reports") / "static" / "report.css").read_text("utf-8")
ARABIC = side("ar")
VOID = {"meta", "input", "br", "rect"}

SAMPLES = pytest.mark.parametrize(
    "make",
    [sample_report, clean_report, doubtful_report, abridged_report, hostile_report, lambda: long_report(300)],
)


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text outside of style and script."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.stack, self.text, self.raw = [], [], "", {"style": [], "script": []}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if self.stack and self.stack[-1] in self.raw:
            self.raw[self.stack[-1]].append(data)
        else:
            self.text += data

    def values(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]


@SAMPLES
def test_the_page_is_well_formed_and_its_links_lead_to_places_in_it(make):
    page = Page(html(make()))
    assert page.stack == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in page.values("href")} <= set(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)


@SAMPLES
def test_the_page_names_nothing_outside(make):
    text = html(make())
    page = Page(text)
    assert page.values("src") == []
    assert all(target.startswith("#") for target in page.values("href"))
    style = page.raw["style"][0]
    assert re.findall(r"url\(\"?(?!data:)[^)]{0,40}|@import", style.replace('"data:', "data:")) == []


@SAMPLES
def test_the_policy_allows_the_style_and_script_of_the_page_and_nothing_else(make):
    page = Page(html(make()))
    (policy,) = [value for value in page.values("content") if "default-src" in value]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for kind in ("style", "script"):
        (content,) = page.raw[kind]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@SAMPLES
def test_nothing_but_our_own_script_can_run(make):
    page = Page(html(make()))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert not {"img", "iframe", "object", "embed", "base", "link"} & set(tags)
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name == "style"}


def test_hostile_text_is_shown_as_it_is():
    text = Page(html(hostile_report())).text
    for hostile in HOSTILE[:4]:
        assert text.count(hostile) > 3


marks = st.builds(
    Mark, st.integers(-2, 40), st.integers(-2, 40), st.integers(1, 9), st.sampled_from(Severity), st.just("")
)
PROSE = "أعلنت ٣ دول، WHO <b>&amp; 2023-11-05 http://a.b/c\u202e\u2069"


def text_of(markup):
    """Return the text that a paragraph shows, without the carets and with the controls as such."""
    shown = re.sub(r'<mark class="caret.*?</mark>', "", str(markup))
    shown = re.sub(r'<bdi class="hidden"[^>]*>U\+(\w+)</bdi>', lambda it: f"&#x{it[1]};", shown)
    shown = re.sub(r"&#x(20[2-6]\w);", lambda it: chr(int(it[1], 16)), shown)
    return unescape(re.sub(r"<[^>]*>", "", shown))


@given(
    st.text(st.sampled_from(PROSE), max_size=40),
    st.lists(marks, max_size=4),
    st.lists(st.tuples(st.integers(0, 20), st.integers(20, 40)), max_size=1),
    st.sampled_from([ENGLISH, ARABIC]),
)
def test_marks_never_change_the_text(text, given_marks, aside, language):
    aside = [(min(start, len(text)), min(end, len(text))) for start, end in aside]
    markup = language.marked(text, given_marks, "key", aside)
    assert text_of(markup) == text
    Page(f"<p>{markup}</p>")


OVERLAPS = [
    # marks, the pieces they make: words, numbers of the findings on them
    ([(3, 11)], [("will resort", "1")]),
    ([(0, 11), (5, 19)], [("will ", "1"), ("resort", "1 2"), (" to draw", "2")]),
    ([(0, 19), (5, 11)], [("will ", "1"), ("resort", "1 2"), (" to draw", "1")]),
    ([(0, 4), (5, 11)], [("will", "1"), ("resort", "2")]),
    ([(6, 7)], [("resort", "1")]),
]


@pytest.mark.parametrize(("spans", "pieces"), OVERLAPS)
def test_overlapping_marks_are_cut_at_their_ends_and_cover_whole_words(spans, pieces):
    found = [Mark(start, end, number, Severity.MAJOR) for number, (start, end) in enumerate(spans, 1)]
    markup = str(ENGLISH.marked("will resort to draw", found, "key"))
    marked = re.findall(r'<mark class="major ([^"]*)"[^>]*>([^<]*)</mark>', markup)
    assert [(words, classes.replace("n", "")) for classes, words in marked] == pieces


def test_findings_that_begin_at_one_word_can_each_be_linked_to():
    found = [Mark(0, 4, 1, Severity.MINOR), Mark(0, 11, 2, Severity.MINOR)]
    markup = str(ENGLISH.marked("will resort", found, "key"))
    assert [markup.count(f'id="key-{number}"') for number in (1, 2)] == [1, 1]


def test_the_worst_severity_colours_an_overlap():
    found = [Mark(0, 4, 1, Severity.MINOR), Mark(0, 4, 2, Severity.CRITICAL)]
    assert '<mark class="critical n1 n2"' in str(ENGLISH.marked("will", found, "key"))


@pytest.mark.parametrize(
    ("language", "text", "isolated"),
    [
        (ARABIC, "صدر في 2023-11-05 العدد", '<bdi dir="ltr">2023-11-05</bdi>'),
        (ARABIC, "انظر https://example.org/a.", '<bdi dir="ltr">https://example.org/a.</bdi>'),
        (ENGLISH, "the negation لن نلجأ is lost", '<bdi lang="ar">لن نلجأ</bdi>'),
    ],
)
def test_a_run_of_the_other_direction_is_isolated(language, text, isolated):
    assert isolated in str(language.plain(text))


@pytest.mark.parametrize("text", ["في عام 2015-2020", "١٢٪ من 71 دولارًا", "الساعة 7:30"])
def test_numbers_in_arabic_are_left_to_the_bidi_algorithm(text):
    assert ARABIC.plain(text) == text


def test_every_text_of_both_sides_is_on_the_page():
    report = sample_report()
    rows = re.findall(r'<div role="cell" class="(\w+)"[^>]*>(.*?)</div>', html(report), re.DOTALL)
    shown = {name: [text_of(cell) for cell_name, cell in rows if cell_name == name] for name, _ in rows}
    for name, document in (("translation", report.translation), ("original", report.original)):
        for paragraph in document.paragraphs:
            assert any(paragraph.text in cell for cell in shown[name]), paragraph.text[:40]


def test_omitted_words_have_a_caret_where_they_belong():
    page = html(sample_report())
    before, after = page.split('<mark class="caret major n1" id="p9-e-1"')
    assert before.endswith("4,500 direct jobs")
    assert after.partition("</mark>")[2].startswith(", and link the free zone")


def test_an_omitted_paragraph_stands_after_the_one_it_follows():
    keys = re.findall(r'<div role="rowgroup"[^>]*id="(\w+)"', html(sample_report()))
    assert keys == [
        "p1",
        "a2",
        "p2",
        *(f"p{n}" for n in range(3, 11)),
        "a11",
        *(f"p{n}" for n in range(11, 15)),
    ]


# What is not flagged


def titles(page):
    return re.findall(r'<span class="run">([^<]*)</span>', page)


def test_what_is_not_flagged_is_folded_and_its_title_tells_of_doubts_and_notes():
    assert titles(html(clean_report())) == ["Paragraphs 1–4: nothing found"]
    assert titles(html(doubtful_report())) == ["Paragraphs 1–4: nothing flagged, 1 slight doubt, 1 note"]
    assert titles(html(sample_report())) == [
        "Paragraphs 1–2: nothing found",
        "Paragraph 4: nothing found",
        "Paragraph 8: nothing found",
        "Paragraph 12: nothing flagged, 1 note",
        "Paragraph 14: nothing found",
    ]
    assert "passages of the original not translated" in "".join(titles(html(abridged_report())))


def test_the_overview_leads_to_what_is_told_without_a_flag():
    page = html(doubtful_report())
    told = page.partition('<section class="told">')[2].partition("</section>")[0]
    assert re.findall(r'href="#(\w+)"', told) == ["p2", "p3"]
    assert "Some slight doubts, none of them worth a flag." in page
    assert "Told, not flagged" not in html(clean_report())


def test_the_checks_that_found_nothing_are_named():
    assert "Checked and found nothing: omission, addition" in html(doubtful_report())
    assert "found nothing" not in html(long_report(1))


def test_headings_and_list_items_are_named_as_such_on_both_sides():
    page = html(doubtful_report())
    assert re.findall(r'<span class="kind">([^<]*)</span>', page) == ["heading", "list item", "list item"]
    for kind, count in (("heading", 1), ("list-item", 2), ("body", 1)):
        assert page.count(f'<p class="{kind}">') == 2 * count


# Style


def test_the_style_knows_no_left_and_right():
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    assert re.findall(r"\b(?:left|right)\b|(?:margin|padding)-(?:top|bottom)", rules) == []


def test_arabic_is_set_in_the_font_that_the_page_holds():
    assert "font/woff2;base64," in html(clean_report())
    licence = files("muqabala.reports") / "static" / "vendor" / "noto-naskh-arabic-OFL.txt"
    assert "SIL Open Font License, Version 1.1" in licence.read_text("utf-8")


def test_the_vendored_font_is_the_one_that_is_written_down():
    vendor = files("muqabala.reports") / "static" / "vendor"
    table = (vendor / "VENDOR.md").read_text("utf-8")
    rows = re.findall(r"\| `([\w.-]+)` \|.*`([0-9a-f]{64})`", table)
    assert [name for name, _ in rows] == ["noto-naskh-arabic-400.woff2"]
    for name, digest in rows:
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest


def palettes():
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in blocks)
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    ]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """Return the contrast of two colours as WCAG 2.2 reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


ON = ("paper", "sheet")
TEXT = [
    *((ink, ground) for ink in ("ink", "quiet", *Severity, "good") for ground in ON),
    *(("ink", f"{severity}-tint") for severity in Severity),
    *(("quiet", f"{severity}-tint") for severity in Severity),
    *((severity, "neutral-tint") for severity in Severity),
    ("paper", "ink"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out_as_wcag_aa_asks(scheme, ink, ground):
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_stands_out(scheme):
    palette = palettes()[scheme]
    assert min(contrast(palette["focus"], palette[ground]) for ground in ON) >= 3


def test_severities_differ_by_more_than_colour():
    styles = {
        severity: re.search(rf"mark\.{severity} .*", CSS)[0].replace(severity, "") for severity in Severity
    }
    for one, other in pairwise(styles.values()):
        assert re.sub(r"#\w+", "", one) != re.sub(r"#\w+", "", other)


def test_a_value_that_one_side_does_not_have_is_a_dash():
    report = sample_report()
    finding = replace(report.paragraphs[2].findings[0], values=("", "610,000 people"))
    paragraph = replace(report.paragraphs[2], findings=(finding,))
    page = html(replace(report, paragraphs=(*report.paragraphs[:2], paragraph, *report.paragraphs[3:])))
    assert "translation <bdi>—</bdi> · original <bdi>610,000 people</bdi>" in page


def test_an_omitted_passage_is_glossed_beside_it():
    page = html(sample_report())
    row = page.split('id="a11"')[1].split('role="rowgroup"')[0]
    assert "Arabic, word by word" in row
    assert "believes observers that continuing alliance OPEC in reduced production" in row
    assert row.index("not in the translation") < row.index("Arabic, word by word")


def test_a_finding_whose_values_say_what_the_arabic_says_has_no_gloss():
    page = html(sample_report())
    assert "gloss" not in page.split('id="p3"')[1].split('role="rowgroup"')[0]
    assert "not resorts" in page.split('id="p6"')[1].split('role="rowgroup"')[0]


def test_a_gloss_of_a_long_passage_is_its_beginning():
    assert glossed(sample_report(), "الحكومة " * 400).endswith("government …")
    assert len(glossed(sample_report(), "الحكومة " * 400)) < 1000


def test_only_arabic_is_glossed():
    report = sample_report()
    persian = replace(report, original=replace(report.original, language="fa"))
    assert glossed(persian, "الحكومة") == ""


def test_a_gloss_in_the_line_is_cut():
    assert in_the_line("one two three four five six seven eight nine ten") == (
        "one two three four five six seven eight nine …"
    )


def test_arabic_in_brackets_that_begins_with_a_number_is_one_run():
    told = str(ENGLISH.plain("The Arabic says 350 dirhams (350 درهمًا); the English says 350 dollars."))
    assert '(<bdi lang="ar">350 درهمًا</bdi>)' in told
    assert "in 2023 <bdi" in str(ENGLISH.plain("in 2023 قال"))


def test_that_the_texts_may_not_belong_together_comes_before_all_else():
    coverage = Coverage(0.34, 0.36)
    note = strangers_note(coverage)
    page = html(replace(sample_report(), coverage=coverage, notes=("another", note)))
    body = page.split("<body")[1]
    assert body.index("may not belong together") < body.index("<h1")
    assert body.count("may not belong together") == 1
