"""The bar: only on a terminal, only for work that lasts."""

import sys

from muqabala.cli import progress
from muqabala.cli.progress import ProgressBar


def pretend_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")


def test_a_file_gets_no_bar(capsys, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with ProgressBar(wanted=True) as bar:
        bar("aligning", 0.5)
    assert capsys.readouterr() == ("", "")


def test_quick_work_gets_no_bar(capsys, monkeypatch):
    pretend_a_terminal(monkeypatch)
    with ProgressBar(wanted=True) as bar:
        bar("aligning", 0.5)
    assert capsys.readouterr() == ("", "")


def test_who_wants_quiet_gets_no_bar(capsys, monkeypatch):
    pretend_a_terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with ProgressBar(wanted=False) as bar:
        bar("aligning", 0.5)
    assert capsys.readouterr() == ("", "")


def test_long_work_shows_its_stage_on_standard_error(capsys, monkeypatch):
    pretend_a_terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with ProgressBar(wanted=True) as bar:
        bar("aligning", 0.5)
    written = capsys.readouterr()
    assert written.out == ""
    assert "aligning" in written.err
