"""``align TRANSLATION ORIGINAL``: what goes in, what comes out, and with which exit code."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from muqabala.cli.run import run
from muqabala.errors import ModelError
from muqabala.records import Severity
from muqabala.reports import formats, suffixes
from muqabala.settings import Settings

DRIFT = Severity.MAJOR
CLEAN = None


@pytest.mark.parametrize(
    ("found", "options", "code"),
    [
        (CLEAN, [], 0),
        (DRIFT, [], 1),
        (Severity.MINOR, [], 1),
        (DRIFT, ["--exit-zero"], 0),
        (DRIFT, ["--fail-on", "major"], 1),
        (DRIFT, ["--fail-on", "critical"], 0),
        (Severity.CRITICAL, ["--fail-on", "critical"], 1),
        (Severity.CRITICAL, ["--fail-on", "never"], 0),
    ],
)
def test_the_exit_code_tells_the_verdict(align, compared, pair, found, options, code):
    compared.finds(found)
    assert align(*pair, *options).code == code


def test_the_report_goes_to_standard_output_alone(align, compared, pair):
    result = align(*pair)
    assert "the original negates, the translation does not" in result.out
    assert "لم توافق" in result.out
    assert result.err == ""


def test_run_may_be_left_out(align, compared, pair):
    assert align(*pair) == align("run", *pair)
    assert compared.calls[0] == compared.calls[1]


def test_options_may_lead(align, compared, pair):
    assert align("-f", "concise", *pair).out.startswith("english.txt:1: major negation")


@pytest.mark.parametrize("name", ["concise", "github", "jsonl"])
def test_a_list_of_nothing_is_empty(align, compared, pair, name):
    compared.finds(CLEAN)
    assert align(*pair, "-f", name).out == ""


def test_options_become_settings(align, compared, pair):
    align(*pair, "--select", "number,date", "--select", "unit", "--ignore", "date", "--model", "mine")
    align(*pair, "--sensitivity", "high", "--fail-on", "never")
    assert [settings for *_, settings in compared.calls] == [
        Settings(select=("number", "date", "unit"), ignore=("date",), model="mine"),
        Settings(sensitivity="high", fail_on="never"),
    ]


def test_a_configuration_file_counts(align, compared, pair):
    Path("align.toml").write_text('fail-on = "never"', "utf-8")
    assert align(*pair).code == 0


def test_files_are_written_in_the_formats_of_their_suffixes(align, compared, pair):
    result = align(*pair, "-o", "a.json", "-o", "b.HTML", "--quiet")
    assert json.loads(Path("a.json").read_text("utf-8"))["summary"]["verdict"] == "drift"
    assert "<html" in Path("b.HTML").read_text("utf-8")
    assert (result.code, result.out, result.err) == (1, "", "")


def test_written_files_are_named_on_standard_error(align, compared, pair):
    assert align(*pair, "-o", "a.json").err == "align: wrote a.json\n"


def test_quiet_still_prints_what_is_asked_for(align, compared, pair):
    assert json.loads(align(*pair, "--quiet", "-f", "json").out)["summary"]["flagged"] == 1


def test_notes_that_the_format_has_no_place_for_go_to_standard_error(align, compared, pair):
    compared.finds(DRIFT, notes=("the original came first",))
    assert align(*pair, "-f", "csv").err == "align: the original came first\n"
    assert align(*pair, "-f", "csv", "-q").err == ""
    full = align(*pair)
    assert "the original came first" in full.out
    assert full.err == ""


def test_an_output_that_cannot_be_is_refused_before_the_work(align, compared, pair):
    assert align(*pair, "-o", "a.json", "-o", "nowhere/b.json").code == 2
    assert compared.calls == []
    assert not Path("a.json").exists()


def test_a_disk_that_fails_in_the_middle_leaves_no_file(align, compared, pair, monkeypatch):
    write = Path.write_bytes

    def fail_on_the_second(path, data):
        if path.name.startswith(".b.json"):
            write(path, data[:10])
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail_on_the_second)
    result = align(*pair, "-o", "a.json", "-o", "b.json")
    assert (result.code, result.out) == (2, "")
    assert result.err == "align: b.json: cannot be written (No space left on device)\n"
    assert sorted(path.name for path in Path().iterdir()) == ["arabic.txt", "english.txt"]


def test_a_report_never_replaces_an_input(align, compared):
    Path("page.html").write_text("<p>words</p>", "utf-8")
    result = align("page.html", "arabic.txt", "-o", "./page.html")
    assert result.code == 2
    assert "is an input" in result.err
    assert Path("page.html").read_text("utf-8") == "<p>words</p>"


def test_a_file_name_that_is_no_utf8_is_reported_all_the_same(align, compared, pair):
    name = "caf\udce9.txt"  # how Python reads the bytes of caf\xe9.txt, which are latin-1
    found = compared.outcome
    compared.outcome = replace(found, translation=replace(found.translation, path=name))
    outputs = [f"a{suffix}" for suffix in suffixes()]
    assert align(*pair, "-q", *(word for output in outputs for word in ("-o", output))).code == 1
    assert json.loads(Path("a.json").read_text("utf-8"))["translation"]["path"] == name
    for name in formats():
        assert align(*pair, "-f", name).code == 1


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_is_for_terminals_unless_forced(align, compared, pair, monkeypatch, environment, coloured):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in align(*pair).out) is coloured


def test_both_sides_cannot_come_from_standard_input(align, compared):
    result = align("-", "-")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "only one side" in result.err


def test_an_error_that_can_be_mended_is_one_line(align, compared, pair):
    compared.fails(ModelError("mine: holds no model; give another folder"))
    result = align(*pair, "-o", "a.json")
    assert (result.code, result.out) == (2, "")
    assert result.err == "align: mine: holds no model; give another folder\n"
    assert not Path("a.json").exists()


def test_a_fault_of_the_program_is_one_line_and_never_looks_like_drift(align, compared, pair):
    compared.fails(KeyError("مفتاح\nkey"))
    result = align(*pair)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "run.py:" in result.err
    assert "KeyError" in result.err
    assert "please report it" in result.err


def test_the_traceback_of_a_fault_is_shown_where_it_is_asked_for(align, compared, pair, monkeypatch):
    monkeypatch.setenv("ALIGN_DEBUG", "1")
    compared.fails(KeyError("key"))
    result = align(*pair)
    assert result.code == 2
    assert "Traceback" in result.err


def test_an_interrupt_exits_with_130(align, compared, pair):
    compared.fails(KeyboardInterrupt())
    result = align(*pair, "-o", "a.json")
    assert result.code == 130
    assert "Traceback" not in result.err
    assert not Path("a.json").exists()


def help_of(name):
    return next(parameter.help for parameter in run.params if parameter.name == name)


def test_the_help_names_every_format_there_is():
    named = help_of("format_").partition(":")[2].partition(".")[0]
    assert {word.strip() for word in named.split(",")} == set(formats())
    assert set(re.findall(r"\.[a-z]+", help_of("outputs"))) == set(suffixes())
