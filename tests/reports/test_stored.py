"""A report that is written and read back is the same report, and fits its schema."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from muqabala.errors import ReportError
from muqabala.records import (
    BeadReport,
    Coverage,
    Document,
    DriftReport,
    Finding,
    Kind,
    OmissionReport,
    Paragraph,
    ParagraphReport,
    Severity,
    Span,
)
from muqabala.reports import render
from muqabala.reports.json_report import to_json
from muqabala.reports.stored import from_json
from reports.sample import abridged_report, clean_report, hostile_report, sample_report

SCHEMA = json.loads((files("muqabala") / "schema" / "report-1.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

SAMPLES = pytest.mark.parametrize("make", [sample_report, clean_report, abridged_report, hostile_report])

shares = st.floats(0, 1)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
slugs = st.sampled_from(["number", "name", "omission", "bidi"])


@st.composite
def spans(draw, paragraph, text):
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Span(paragraph, start, end, text[start:end])


@st.composite
def findings(draw, original, index=None, text=""):
    source = draw(st.integers(0, len(original) - 1))
    here = index is not None
    return Finding(
        check=draw(slugs),
        mqm=draw(texts),
        severity=draw(st.sampled_from(Severity)),
        confidence=draw(shares),
        message=draw(texts),
        translation=draw(st.none() | spans(index, text)) if here else None,
        original=draw(st.none() | spans(source, original[source].text)),
        values=draw(st.none() | st.tuples(texts, texts)),
        anchor=draw(st.none() | st.integers(0, len(text))),
    )


@st.composite
def paragraph_reports(draw, index, paragraph, original):
    source = draw(st.integers(0, len(original) - 1))
    words = draw(spans(index, paragraph.text))
    bead = BeadReport(
        ((words.start, words.end),),
        (draw(spans(source, original[source].text)),),
        draw(st.floats(-1, 1)),
        draw(st.floats(0, 1)),
    )
    return ParagraphReport(
        index=index,
        text=paragraph.text,
        kind=paragraph.kind,
        original=draw(st.sampled_from([(), (source,)])),
        similarity=draw(st.floats(-1, 1)),
        score=draw(shares),
        flagged=draw(st.booleans()),
        beads=draw(st.sampled_from([(), (bead,)])),
        findings=tuple(draw(st.lists(findings(original, index, paragraph.text), max_size=2))),
    )


@st.composite
def reports(draw):
    sides = st.lists(
        st.builds(Paragraph, texts, st.sampled_from(Kind), st.none() | st.integers(1)), min_size=1, max_size=3
    ).map(tuple)
    notes = st.lists(texts, max_size=2).map(tuple)
    translation, original = draw(sides), draw(sides)
    omission = OmissionReport(
        (0,), original[0].text, draw(st.none() | st.just(0)), draw(shares), draw(st.booleans()),
        (draw(findings(original)),),
    )  # fmt: skip
    return DriftReport(
        signature=draw(texts),
        translation=Document(draw(texts), "en", translation, draw(notes)),
        original=Document(draw(texts), "ar", original, draw(notes)),
        paragraphs=tuple(
            draw(paragraph_reports(index, paragraph, original)) for index, paragraph in enumerate(translation)
        ),
        omissions=draw(st.sampled_from([(), (omission,)])),
        coverage=Coverage(draw(shares), draw(shares)),
        threshold=draw(shares),
        checks=draw(st.lists(slugs, unique=True).map(tuple)),
        false_flags=draw(st.none() | st.floats(0, 99)),
        abridged=draw(st.none() | shares),
        notes=draw(notes),
    )


@settings(deadline=None)
@given(reports())
def test_a_report_survives_its_json_and_fits_the_schema(report):
    text = render(report, "json")
    assert from_json(text) == report
    VALIDATOR.validate(json.loads(text))


@settings(deadline=None)
@given(reports())
def test_no_writer_stumbles_over_a_report_that_fits_the_schema(report):
    for name in ("tmx", "xliff", "tsv", "moses-en", "moses-ar", "github", "sarif"):
        assert isinstance(render(report, name), str)


@SAMPLES
def test_a_sample_survives_its_json_and_fits_the_schema(make):
    text = render(make(), "json")
    assert from_json(text) == make()
    VALIDATOR.validate(json.loads(text))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_file_name_that_is_not_utf_8_survives():
    report = clean_report()
    odd = DriftReport(
        **{
            **{name: getattr(report, name) for name in report.__slots__},
            "translation": Document("caf\udce9.txt", "en", report.translation.paragraphs),
        }
    )
    text = render(odd, "json")
    text.encode("utf-8")
    assert from_json(text) == odd


def broken(*path, value):
    """Return the sample's JSON with one value changed, or taken out where the value is ``del``."""
    data = json.loads(render(sample_report(), "json"))
    place = data
    for key in path[:-1]:
        place = place[key]
    if value is del_:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


del_ = object()

MISFITS = [
    # where, the wrong value, a word of the error
    (("signature",), del_, "signature"),
    (("threshold",), "high", "threshold"),
    (("threshold",), True, "threshold"),
    (("threshold",), 10**400, "threshold"),
    (("threshold",), 1.5, "threshold"),
    (("summary", "coverage", "original"), -0.1, "original"),
    (("paragraphs", 2, "score"), 1e9, "score"),
    (("paragraphs", 2, "similarity"), "near", "similarity"),
    (("notes",), [1], "notes"),
    (("checks",), ["number", 1], "checks"),
    (("checks",), ["number", "two words"], "checks"),
    (("paragraphs",), {}, "paragraphs"),
    (("paragraphs", 2, "kind"), "poem", "kind"),
    (("paragraphs", 2, "flagged"), 1, "flagged"),
    (("paragraphs", 2, "original"), [-1], "original"),
    (("paragraphs", 2, "findings", 0, "check"), "number\x1b]0;pwned\x07", "check"),
    (("paragraphs", 2, "findings", 0, "confidence"), 2, "confidence"),
    (("paragraphs", 2, "findings", 0, "severity"), "awful", "severity"),
    (("paragraphs", 2, "findings", 0, "anchor"), -1, "anchor"),
    (("paragraphs", 2, "findings", 0, "translation_span", "start"), -1, "start"),
    (("paragraphs", 2, "beads", 0, "translation"), [[0]], "end"),
    (("omissions", 0, "after"), -1, "after"),
    (("omissions", 0, "original"), "all", "original"),
    (("original", "texts", 0, "text"), None, "text"),
    (("original", "texts", 0, "line"), 0, "line"),
    (("paragraphs", 0, "line"), "3", "line"),
    (("summary", "coverage"), None, "coverage"),
]


@pytest.mark.parametrize(("path", "value", "word"), MISFITS, ids=lambda value: str(value)[:40])
def test_what_does_not_fit_is_refused_by_the_reader_and_the_schema(path, value, word):
    data = broken(*path, value=value)
    with pytest.raises(ReportError, match=word) as error:
        from_json(json.dumps(data))
    assert "\n" not in str(error.value)
    assert not VALIDATOR.is_valid(data)


def test_a_whole_number_beyond_all_bounds_is_refused():
    with pytest.raises(ReportError, match="similarity"):
        from_json(json.dumps(broken("paragraphs", 2, "similarity", value=10**400)))


OUT_OF_RANGE = [
    (("paragraphs", 2, "original"), [999], "original"),
    (("paragraphs", 2, "index"), 7, "index"),
    (("translation", "paragraphs"), 3, "paragraphs"),
    (("paragraphs", 2, "findings", 0, "original_span", "paragraph"), 999, "paragraph"),
    (("paragraphs", 2, "findings", 0, "translation_span", "end"), 100_000, "end"),
    (("omissions", 0, "original"), [], "original"),
]


@pytest.mark.parametrize(("path", "value", "word"), OUT_OF_RANGE, ids=lambda value: str(value)[:40])
def test_what_points_nowhere_is_refused(path, value, word):
    with pytest.raises(ReportError, match=word):
        from_json(json.dumps(broken(*path, value=value)))


@pytest.mark.parametrize(
    "text",
    ["", "plain text", "[]", "{}", "null", '{"schema_version": 1}', "[" * 100_000, '{"threshold": NaN}'],
    ids=lambda text: text[:20] or "nothing",
)
def test_foreign_json_is_refused_in_one_line(text):
    with pytest.raises(ReportError, match="not a drift report") as error:
        from_json(text)
    assert "\n" not in str(error.value)


def test_a_later_version_is_refused_and_named():
    with pytest.raises(ReportError, match=r"2\.0"):
        from_json(json.dumps(broken("schema_version", value="2.0")))


@pytest.mark.parametrize("path", [(), ("summary",), ("paragraphs", 0), ("original",)])
def test_members_that_a_later_minor_version_adds_are_passed_over(path):
    data = broken("schema_version", value="1.7")
    place = data
    for key in path:
        place = place[key]
    place["new"] = 1
    VALIDATOR.validate(data)
    assert from_json(json.dumps(data)) == sample_report()


def test_an_older_report_does_not_know_which_checks_ran():
    data = broken("checks", value=del_)
    VALIDATOR.validate(data)
    assert from_json(json.dumps(data)) == replace(sample_report(), checks=())


def test_a_report_of_version_1_0_does_not_know_its_lines():
    data = broken("schema_version", value="1.0")
    for paragraph in (*data["paragraphs"], *data["original"]["texts"]):
        del paragraph["line"]
    VALIDATOR.validate(data)
    read = from_json(json.dumps(data))
    assert {it.line for side in (read.translation, read.original) for it in side.paragraphs} == {None}


def test_the_summary_counts():
    summary = to_json(sample_report())["summary"]
    assert summary["verdict"] == "drift"
    assert summary["flagged"] == 9
    assert summary["findings"] == 11 == sum(summary["by_check"].values())
    assert summary["by_severity"] == {"critical": 2, "major": 6, "minor": 2, "neutral": 1}
