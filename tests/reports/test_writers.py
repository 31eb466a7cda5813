"""What each writer makes of the samples: the snapshots lie in tests/snapshots, to be read in review."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from muqabala import __version__
from muqabala.drift.strangers import strangers_note
from muqabala.errors import ReportError
from muqabala.records import BeadReport, Coverage, Kind, Span
from muqabala.reports import formats, render, suffixes, write_report, write_reports
from muqabala.reports.terminal_report import full
from muqabala.reports.wording import verdict
from reports.sample import abridged_report, clean_report, hostile_report, long_report, sample_report

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
FSI, PDI = "\u2068", "\u2069"


class TextFile(SingleFileSnapshotExtension):
    """One readable file for each snapshot, all in one folder."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    @classmethod
    def dirname(cls, *, test_location):
        return str(SNAPSHOTS / test_location.basename)


@pytest.fixture
def files(snapshot):
    return snapshot.use_extension(TextFile)


CASES = {
    "sample": sample_report,
    "clean": clean_report,
    "abridged": abridged_report,
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", ["full", "concise", "csv", "jsonl", "markdown", "github", "tsv"])
def test_a_report_looks_as_it_did(files, name, case):
    text = render(CASES[case](), name).replace("\r\n", "\n")  # git and syrupy each have a way with line ends
    assert text == files


@pytest.mark.parametrize("name", ["tmx", "xliff", "moses-en", "moses-ar"])
def test_a_bitext_looks_as_it_did(files, name):
    text = render(sample_report(), name)
    assert text.replace(f'creationtoolversion="{__version__}"', 'creationtoolversion="…"') == files


def test_the_sarif_log_looks_as_it_did(files):
    log = json.loads(render(sample_report(), "sarif"))
    driver = log["runs"][0]["tool"]["driver"]
    driver["version"] = "…"
    driver["rules"] = [rule["id"] for rule in driver["rules"]]  # their texts are the pages of the checks
    assert json.dumps(log, ensure_ascii=False, indent=2) == files


def test_the_json_looks_as_it_did(files):
    assert render(sample_report(), "json") == files


def test_a_narrow_terminal_in_colour_looks_as_it_did(files):
    text = full(sample_report(), width=44, color=True)
    assert text.replace("\x1b", "␛") == files


def flagged_by_score():
    """Return a report in which a paragraph and an omission are flagged without a finding."""
    report = sample_report()
    paragraphs = [
        replace(paragraph, findings=(), flagged=paragraph.index == 3) for paragraph in report.paragraphs
    ]
    omissions = tuple(replace(omission, findings=()) for omission in report.omissions)
    return replace(report, paragraphs=tuple(paragraphs), omissions=omissions)


@pytest.mark.parametrize("name", ["full", "concise", "csv", "markdown", "html"])
def test_what_is_flagged_by_its_score_alone_is_told(name):
    assert render(flagged_by_score(), name).lower().count("no single finding") >= 2


def test_a_part_flagged_by_its_score_alone_has_a_line_in_jsonl():
    lines = [json.loads(line) for line in render(flagged_by_score(), "jsonl").splitlines()]
    assert [(line["paragraph"], line["original"], line["finding"]) for line in lines] == [
        (3, [3], None),
        (None, [10], None),
    ]


def test_a_concise_line_begins_with_the_line_of_its_file():
    report, known = sample_report(), {}
    for side in (report.translation, report.original):
        known[side.path] = {str(paragraph.line) for paragraph in side.paragraphs}
    places = [line.split(":")[:2] for line in render(report, "concise").splitlines()]
    assert ["english.txt", "5"] in places  # paragraph 3
    assert all(line in known[path] for path, line in places)


def test_a_concise_line_names_the_paragraph_of_a_file_without_lines():
    report = sample_report()
    sides = [
        replace(side, paragraphs=tuple(replace(it, line=None) for it in side.paragraphs))
        for side in (report.translation, report.original)
    ]
    lines = render(replace(report, translation=sides[0], original=sides[1]), "concise").splitlines()
    assert any(line.startswith("english.txt: paragraph 3: ") for line in lines)
    assert any(line.startswith("arabic.txt: paragraph ") for line in lines)


def without_original(report, index):
    """Return the report with nothing but a paragraph whose first finding names no words of the original."""
    paragraph = report.paragraphs[index]
    finding = replace(paragraph.findings[0], original=None)
    return replace(report, paragraphs=(replace(paragraph, findings=(finding,)),), omissions=())


@pytest.mark.parametrize("name", ["full", "markdown"])
def test_what_names_no_words_of_the_original_is_shown_beside_its_paragraph(name):
    text = render(without_original(sample_report(), 4), name).replace("\n      ", " ")
    assert sample_report().original.paragraphs[4].text[:60] in text


@pytest.mark.parametrize("name", ["full", "markdown"])
def test_of_a_long_original_the_sentence_beside_is_shown(name):
    report = without_original(sample_report(), 4)
    (paragraph,) = report.paragraphs
    before, here = "اجتمع المجلس في العاصمة. " * 20, "ثم عاد الوفد إلى بلده."
    originals = list(report.original.paragraphs)
    originals[4] = replace(originals[4], text=before + here)
    span = Span(4, len(before), len(before + here), here)
    bead = BeadReport(((0, len(paragraph.text)),), (span,), 0.8)
    document = replace(report.original, paragraphs=tuple(originals))
    text = render(replace(report, original=document, paragraphs=(replace(paragraph, beads=(bead,)),)), name)
    assert here in text
    assert "اجتمع المجلس" not in text


@pytest.mark.parametrize("name", ["full", "markdown"])
def test_that_the_texts_may_not_belong_together_comes_before_all_else(name):
    coverage = Coverage(0.34, 0.36)
    note = strangers_note(coverage)
    text = render(replace(sample_report(), coverage=coverage, notes=("another", note)), name)
    told = " ".join(text.split())
    assert told.index("Only 36 % of the translation has an original") < told.index("english.txt")
    assert told.count("may not belong together") == 1
    assert "another" in told


def test_the_site_lines_are_not_among_the_paragraphs_that_are_counted():
    report = sample_report()
    assert verdict(report).startswith("Drift in 8 of 12 compared paragraphs")
    body = tuple(replace(paragraph, kind=Kind.BODY) for paragraph in report.paragraphs)
    assert verdict(replace(report, paragraphs=body)).startswith("Drift in 8 of 14 paragraphs")


# The terminal


@pytest.mark.parametrize("width", [72, 80, 200])
@pytest.mark.parametrize("make", [sample_report, abridged_report])
def test_no_line_is_wider_than_the_terminal(make, width):
    lines = full(make(), width=width).splitlines()
    assert lines[-1] == make().signature
    assert max(map(len, lines[:-1])) <= width


@pytest.mark.parametrize(("width", "room"), [(0, 30), (30, 30), (50, 50)])
def test_text_fits_a_narrow_terminal_too(width, room):
    lines = full(sample_report(), width=width).splitlines()
    assert max(len(line) for line in lines if line.startswith(" ")) <= room


def test_each_arabic_line_is_isolated_on_a_terminal_and_only_there():
    isolated = full(sample_report(), isolate=True).splitlines()
    arabic = [line for line in isolated if FSI in line]
    assert arabic
    for line in arabic:
        assert line.startswith(f"      {FSI}")
        assert line.endswith(PDI)
        assert line.count(FSI) == line.count(PDI) == 1
    plain = full(sample_report())
    assert FSI not in plain
    assert "\n".join(isolated).replace(FSI, "").replace(PDI, "") + "\n" == plain


def test_colour_changes_no_word():

    painted = full(sample_report(), color=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == full(sample_report())


def test_the_worst_comes_first():
    headers = [line for line in full(sample_report()).splitlines() if "░" in line or "█" in line]
    scores = [float(line.split("  ")[1].split()[0]) for line in headers]
    assert len(scores) == 9
    assert scores == sorted(scores, reverse=True)


def test_a_long_paragraph_is_cut_to_the_sentence_around_the_evidence():
    report = sample_report()
    english = "The committee met on Monday. " * 20 + "It approved $640 million. " + "It then rose. " * 20
    drift = report.paragraphs[2].findings[0]
    start = english.index("$640")
    moved = replace(drift, translation=replace(drift.translation, start=start, end=start + 12))
    text = full(
        replace(report, paragraphs=(replace(report.paragraphs[2], index=0, text=english, findings=(moved,)),))
    )
    assert "It approved ⟦$640 million⟧." in text
    assert text.count("The committee met on Monday.") < 5


@pytest.mark.parametrize("name", ["full", "concise", "csv", "markdown"])
def test_hidden_controls_are_shown_and_steer_nothing(name):
    text = render(hostile_report(), name)
    assert "U+202E" in text
    assert "U+001B" in text
    assert not set(text) & {"\x1b", "\x00", "\u202e", "\u2066"}


# The spreadsheet


def cells(report):
    text = render(report, "csv")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_there_is_a_row_for_each_finding():
    table = cells(sample_report())
    assert sorted(row["id"] for row in table) == sorted(it.id for it in sample_report().findings)
    assert len(table) == 11
    assert table[0] | {"paragraph": "3", "translation": "$640 million"} == table[0]


def test_no_cell_is_a_formula():
    table = cells(hostile_report())
    assert any(row["translation"].startswith("'=HYPERLINK") for row in table)
    starts = {cell[:1] for row in table for cell in row.values()}
    assert not starts & set("=+-@\t\r")


# The checks that found nothing


@pytest.mark.parametrize("name", ["full", "markdown"])
def test_silence_is_told_where_checks_ran(name):
    text = " ".join(render(sample_report(), name).split())
    assert "Checked and found nothing: date, name, question" in text
    assert "found nothing" not in render(replace(sample_report(), checks=()), name)


# Markdown


def test_markdown_renders_hostile_text_as_text():
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").render(render(hostile_report(), "markdown"))
    assert "<script" not in html
    assert "<img" not in html
    assert "<code>code</code>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


# All of them


def test_the_registry_is_whole():
    assert set(suffixes().values()) <= set(formats())
    assert all(suffix.startswith(".") for suffix in suffixes())


def test_an_unknown_format_is_refused_and_the_known_are_named():
    with pytest.raises(ReportError, match="full, concise, json"):
        render(clean_report(), "pdf")


@pytest.mark.parametrize("suffix", suffixes())
def test_a_file_holds_what_was_rendered(tmp_path, suffix):
    path = tmp_path / f"report{suffix.upper()}"
    write_report(sample_report(), path)
    assert path.read_bytes().decode("utf-8") == render(sample_report(), suffixes()[suffix])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["report.pdf", "report", "arabic.txt"])
def test_an_unknown_suffix_is_refused_before_anything_is_written(tmp_path, name):
    with pytest.raises(ReportError, match=r"\.html, \.json") as error:
        write_report(sample_report(), tmp_path / name)
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/report.json", "folder.json"])
def test_what_cannot_be_written_is_refused_and_leaves_nothing(tmp_path, name):
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(ReportError, match="cannot be written"):
        write_report(sample_report(), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.json"]


def test_a_report_that_fails_half_way_leaves_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "report.json"
    path.write_text("old")

    def full_disk(self, content):
        self.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(ReportError, match="No space left"):
        write_report(sample_report(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_of_several_reports_all_are_written_or_none(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ReportError, match=r"folder\.csv: cannot be written"):
        write_reports(sample_report(), [tmp_path / "report.json", tmp_path / "folder.csv"])
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    with ThreadPoolExecutor() as reader:
        read = reader.submit(path.read_text, "utf-8")
        write_report(sample_report(), path)
        assert read.result() == render(sample_report(), "json")
    assert path.is_fifo()


def test_two_writers_of_one_file_do_not_share_a_temporary_name(tmp_path, monkeypatch):
    names = []
    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, data: (names.append(path.name), write(path, data)))
    for _ in range(2):
        write_report(clean_report(), tmp_path / "report.json")
    assert len(set(names)) == 2


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    write_report(sample_report(), tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text("utf-8") == render(sample_report(), "json")


def test_every_format_but_html_imports_nothing_heavy():
    code = (
        "import sys; from reports.sample import clean_report; from muqabala.reports import formats, render\n"
        "[render(clean_report(), name) for name in formats() if name != 'html']\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True, env=environment).split()
    assert not {"jinja2", "markupsafe", "rich", "numpy", "lxml", "torch"} & set(loaded)


@pytest.mark.parametrize("name", formats())
def test_every_writer_takes_every_sample(name):
    for make in (sample_report, clean_report, abridged_report, hostile_report):
        text = render(make(), name)
        text.encode("utf-8")
    assert isinstance(render(long_report(40), name), str)
