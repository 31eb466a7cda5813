"""Formats of exchange: what goes in comes out again in a foreign reader, in order, and nothing is lost."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File

from muqabala.errors import ReportError
from muqabala.records import BeadReport, Document, Span
from muqabala.reports import render
from muqabala.reports.tsv_report import cell
from muqabala.reports.units import ORIGINAL, TRANSLATION, units
from reports.bitext import bitexts
from reports.sample import abridged_report, clean_report, hostile_report, sample_report

REPORTS = pytest.mark.parametrize("make", [sample_report, clean_report, abridged_report, hostile_report])

law = settings(max_examples=50, deadline=None)

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
XML = "http://www.w3.org/XML/1998/namespace"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def allowed(text):
    """Return what XML lets stand of a text."""
    return FORBIDDEN.sub("", text)


def sides_of(report):
    """Return the words of the original and of the translation of each unit, as XML lets them stand."""
    return [tuple(allowed(unit.text(side)) for side in (ORIGINAL, TRANSLATION)) for unit in units(report)]


# The units


@law
@given(bitexts())
def test_every_word_of_both_sides_is_in_one_unit_and_in_order(bitext):
    for side, document in ((TRANSLATION, bitext.report.translation), (ORIGINAL, bitext.report.original)):
        found = [word for unit in units(bitext.report) for word in unit.text(side).split()]
        assert found == [word for paragraph in document.paragraphs for word in paragraph.text.split()]


@law
@given(bitexts())
def test_the_units_with_words_on_both_sides_are_the_beads(bitext):
    linked = [unit for unit in units(bitext.report) if unit.is_linked]
    assert [(unit.text(TRANSLATION), unit.text(ORIGINAL)) for unit in linked] == bitext.linked
    assert {unit.similarity for unit in linked} == {0.5}
    assert {unit.similarity for unit in units(bitext.report) if not unit.is_linked} <= {None}


@law
@given(bitexts())
def test_every_finding_is_in_the_unit_of_its_words(bitext):
    homes = [(finding, unit) for unit in units(bitext.report) for finding in unit.findings]
    assert sorted(finding.id for finding, _ in homes) == sorted(it.id for it in bitext.report.findings)
    for finding, unit in homes:
        assert unit.flagged
        assert any(span.overlaps(finding.translation) for span in unit.sides[TRANSLATION])


def test_an_omitted_clause_an_anchor_and_a_left_out_paragraph_are_told_where_they_belong():
    homes = {
        finding.message: unit
        for unit in units(sample_report())
        for finding in unit.findings
        if finding.original
    }
    left_out = homes["a paragraph of the original is not translated"]
    assert (left_out.sides[TRANSLATION], left_out.paragraphs(ORIGINAL)) == ((), (10,))
    clause = homes["a clause of the original is not translated"]
    assert "وسيختصر زمن تخليص البضائع" in clause.text(ORIGINAL)


def test_what_is_flagged_by_its_score_alone_is_told_in_its_first_unit():
    report = sample_report()
    flagged = replace(report.paragraphs[7], flagged=True, findings=())
    found = [unit for unit in units(replace(report, paragraphs=(flagged,), omissions=())) if unit.flagged]
    assert [len(unit.notes) for unit in found] == [1]
    assert "no single finding" in found[0].notes[0]


def test_a_moved_paragraph_stands_where_the_translation_has_it():
    report = clean_report()
    spans = [Span(index, 0, len(it.text), it.text) for index, it in enumerate(report.original.paragraphs)]
    order = (2, 0, 3, 1)
    moved = tuple(
        replace(paragraph, beads=(BeadReport(((0, len(paragraph.text)),), (spans[number],), 0.9),))
        for paragraph, number in zip(report.paragraphs, order, strict=True)
    )
    assert [unit.paragraphs(ORIGINAL) for unit in units(replace(report, paragraphs=moved))] == [
        (number,) for number in order
    ]


# The table and the Moses corpus


@law
@given(bitexts())
def test_a_table_has_a_line_for_each_unit(bitext):
    header, *lines = render(bitext.report, "tsv").splitlines()
    assert header.split("\t")[:2] == ["translation", "original"]
    assert [tuple(line.split("\t")[:2]) for line in lines] == [
        (cell(unit.text(TRANSLATION)), cell(unit.text(ORIGINAL))) for unit in units(bitext.report)
    ]


def test_a_table_tells_places_as_people_count_them():
    table = csv.DictReader(
        io.StringIO(render(sample_report(), "tsv")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    row = next(row for row in table if "percent" in row["checks"].split(","))
    assert (row["translation_paragraphs"], row["original_paragraphs"], row["flagged"]) == ("5", "5", "yes")
    assert row["similarity"] == "0.8000"


@law
@given(bitexts())
def test_line_n_of_a_moses_file_renders_line_n_of_the_other(bitext):
    english, arabic = (render(bitext.report, name).splitlines() for name in ("moses-en", "moses-ar"))
    assert list(zip(english, arabic, strict=True)) == [
        (cell(translation), cell(original)) for translation, original in bitext.linked
    ]
    assert all(english)
    assert all(arabic)


def test_a_moses_file_in_a_language_that_no_side_has_is_refused():
    report = clean_report()
    french = replace(report, translation=Document("a.txt", "fr", report.translation.paragraphs))
    with pytest.raises(ReportError, match="'en'; there are fr, ar"):
        render(french, "moses-en")


# The translation memory


@law
@given(bitexts())
def test_a_foreign_reader_finds_every_unit_in_the_memory(bitext):
    read = tmxfile.parsestring(render(bitext.report, "tmx").encode())
    assert [(unit.source or "", unit.target or "") for unit in read.units] == sides_of(bitext.report)
    assert [unit.getnotes() for unit in read.units] == [
        allowed("\n".join(unit.notes)) for unit in units(bitext.report)
    ]


@REPORTS
def test_a_memory_has_the_shape_that_its_dtd_asks_for(make):
    root = etree.fromstring(render(make(), "tmx").encode())
    header, body = root
    asked = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert (root.tag, root.get("version"), set(header.attrib)) == ("tmx", "1.4", asked)
    for unit in body:
        shape = "".join(f"{child.tag} " for child in unit)
        assert re.fullmatch(r"(note )*(prop )+(tuv ){1,2}", shape)
        assert [[seg.tag for seg in tuv] for tuv in unit.iter("tuv")] == [["seg"]] * shape.count("tuv")
    assert len({unit.get("tuid") for unit in body}) == len(body) == len(units(make()))


def test_a_memory_offers_nothing_for_what_is_not_translated():
    root = etree.fromstring(render(sample_report(), "tmx").encode())
    left_out = next(tu for tu in root.iter("tu") if "a paragraph of the original" in tu.findtext("note", ""))
    assert [tuv.get(f"{{{XML}}}lang") for tuv in left_out.iter("tuv")] == ["ar"]


# The file of a translation editor


@law
@given(bitexts())
def test_a_foreign_reader_finds_every_segment(bitext):
    read = Xliff2File.parsestring(render(bitext.report, "xliff").encode())
    assert (read.sourcelanguage, read.targetlanguage) == ("ar", "en")
    assert [(unit.source or "", unit.target or "") for unit in read.units] == sides_of(bitext.report)


@law
@given(bitexts())
def test_segments_and_what_is_between_them_make_the_texts_again(bitext):
    root = etree.fromstring(render(bitext.report, "xliff").encode())
    for tag, document in (("source", bitext.report.original), ("target", bitext.report.translation)):
        found = ("".join(side.xpath("string()") for side in unit.iter(f"{XLIFF}{tag}")) for unit in root[0])
        texts = (allowed(paragraph.text) for paragraph in document.paragraphs)
        assert " ".join(filter(None, found)) == " ".join(texts)


@law
@given(bitexts())
def test_every_mark_points_to_a_note(bitext):
    shape_is_right(etree.fromstring(render(bitext.report, "xliff").encode()))


@REPORTS
def test_a_file_for_an_editor_has_the_shape_that_its_schema_asks_for(make):
    shape_is_right(etree.fromstring(render(make(), "xliff").encode()))


def shape_is_right(root):
    assert (root.tag, root.get("version")) == (f"{XLIFF}xliff", "2.1")
    file = root[0]
    found = [unit for unit in file if unit.tag == f"{XLIFF}unit"]
    assert found
    assert len({unit.get("id") for unit in found}) == len(found)
    for unit in found:
        shape = "".join(f"{etree.QName(child).localname} " for child in unit)
        assert re.fullmatch(r"(metadata )?(notes )?segment ((ignorable )?segment )*", shape)
        notes = {note.get("id") for note in unit.iter(f"{XLIFF}note")}
        for part in unit.iter(f"{XLIFF}segment", f"{XLIFF}ignorable"):
            assert [etree.QName(child).localname for child in part] in (["source"], ["source", "target"])
            assert part.get("state") or not part.get("subState")
            for side in part:
                marks = [mark.get("id") for mark in side.iter(f"{XLIFF}mrk")]
                assert len(set(marks)) == len(marks)
                assert {mark.get("ref").removeprefix("#n=") for mark in side.iter(f"{XLIFF}mrk")} <= notes


def test_the_words_of_a_finding_are_marked_on_both_sides():
    root = etree.fromstring(render(sample_report(), "xliff").encode())
    unit = next(unit for unit in root.iter(f"{XLIFF}unit") if "14 % became 40 %" in "".join(unit.itertext()))
    assert [mark.text for mark in unit.iter(f"{XLIFF}mrk")] == ["14 في المئة", "40 percent"]
    assert [note.get("category") for note in unit.iter(f"{XLIFF}note")] == ["percent"]
    assert unit.find(f"{XLIFF}segment").attrib == {
        "id": "s1", "state": "initial", "subState": "muqabala:major",
    }  # fmt: skip


def test_of_two_findings_on_the_same_words_the_worst_is_marked_and_both_are_told():
    root = etree.fromstring(render(sample_report(), "xliff").encode())
    unit = next(unit for unit in root.iter(f"{XLIFF}unit") if "is lost" in "".join(unit.itertext()))
    assert len(list(unit.iter(f"{XLIFF}note"))) == 2
    assert [mark.text for mark in unit.iter(f"{XLIFF}mrk")] == ["لن نلجأ", "will resort"]
