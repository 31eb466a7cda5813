"""The group: a default command beside the others, lazily imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from muqabala import __version__
from muqabala.cli.group import COMMANDS

HEAVY = {"numpy", "torch", "transformers", "sentence_transformers", "rich", "jinja2", "lxml", "docx"}
BUDGET = 0.15
"""Seconds of processor time for ``align --help``: completion costs one start per keystroke."""

FULL = Path("/dev/full")
HELP = [sys.executable, "-m", "muqabala", "--help"]


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_shows_both_ways_to_call_and_every_command(align, option):
    result = align(option)
    assert result.code == 0
    assert "align TRANSLATION ORIGINAL [OPTIONS]" in result.out
    assert "align COMMAND" in result.out
    assert "--sensitivity" in result.out
    assert all(f"\n  {name} " in result.out for name in COMMANDS)


def test_nothing_at_all_shows_the_help_and_is_bad_use(align):
    result = align()
    assert (result.code, result.out) == (2, "")
    assert "align TRANSLATION ORIGINAL" in result.err


def test_the_version_names_the_model(align):
    result = align("--version")
    assert result.code == 0
    assert result.out == f"align {__version__}, embedded model muqabala-static\n"


@pytest.mark.parametrize(
    ("word", "command"), [("explian", "explain"), ("confg", "config"), ("evalute", "evaluate")]
)
def test_a_misspelt_command_gets_the_right_one(align, word, command):
    result = align(word, "negation")
    assert result.code == 2
    assert f"did you mean 'align {command}'?" in result.err


def test_a_file_named_almost_like_a_command_is_a_file(align, compared):
    Path("explian").write_text("words", "utf-8")
    assert align("explian", "arabic.txt").code == 1
    assert compared.calls[0][0] == "explian"


def test_a_file_named_like_a_command_is_reached_by_run(align, compared):
    assert align("run", "explain", "arabic.txt").code == 1
    assert align("./explain", "arabic.txt").code == 1
    assert [call[0] for call in compared.calls] == ["explain", "./explain"]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["english.txt"], "Missing argument 'ORIGINAL'"),
        (["help"], "no command or file 'help'; give 'align --help'"),
        (["help", "review"], "no command or file 'help'; give 'align --help'"),
        (["--frmat", "json", "a", "b"], "--frmat"),
        (["a", "b", "c"], "(c)"),
        (["a", "b", "--sensitivity", "extreme"], "extreme"),
        (["explain", "a", "b"], "(b)"),
        (["convert", "missing.json", "-o", "a.html"], "missing.json"),
    ],
)
def test_bad_use_is_one_line_that_names_the_help(align, arguments, part):
    result = align(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("align: ")
    assert result.err.count("\n") == 1
    assert part in result.err
    assert "--help'" in result.err


def test_help_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from muqabala.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print(*{name.split('.')[0] for name in sys.modules})"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    ).stdout
    loaded = set(printed.splitlines()[-1].split())
    assert "click" in loaded
    assert not loaded & HEAVY


def test_help_starts_at_once():
    def seconds():
        before = os.times()
        subprocess.run(HELP, capture_output=True, check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(5)) <= BUDGET  # the least disturbed of five


def test_arabic_is_printed_as_utf8_whatever_the_code_page():
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "muqabala", "مفقود", "original.txt"]
    result = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert result.returncode == 2
    assert "مفقود" in result.stderr.decode("utf-8")


def test_the_process_ends_without_tidying_up():
    code = (
        "import atexit, sys\n"
        "from muqabala.cli import main\n"
        "atexit.register(print, 'tidied up')\n"
        "sys.argv = ['align', 'explain', 'nothing']\n"
        "main()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("align: ")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is full")
def test_a_full_disk_is_one_line(tmp_path, pair):
    command = [sys.executable, "-m", "muqabala", *(str(tmp_path / name) for name in pair)]
    with FULL.open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert result.returncode == 2
    assert [line for line in result.stderr.splitlines() if "align:" in line][-1] == (
        "align: standard output cannot be written (No space left on device); make room"
    )
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX pipe")
@pytest.mark.parametrize("word", ["--help", "--version", "config", "explain"])
def test_a_reader_that_leaves_early_is_no_error(word):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "muqabala", word]
    process = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (process.returncode, process.stderr) == (0, b"")
