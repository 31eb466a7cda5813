"""``align convert``: other formats from a stored report."""

from dataclasses import replace
from pathlib import Path

import pytest

from muqabala.reports import formats, suffixes


@pytest.fixture
def stored(align, compared, pair):
    align(*pair, "-o", "stored.json")
    return Path("stored.json")


@pytest.mark.parametrize("suffix", suffixes())
def test_a_stored_report_becomes_what_a_run_would_have_written(align, compared, pair, stored, suffix):
    align(*pair, "-o", f"run{suffix}")
    result = align("convert", stored, "-o", f"converted{suffix}")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"align: wrote converted{suffix}\n"
    assert Path(f"converted{suffix}").read_bytes() == Path(f"run{suffix}").read_bytes()


@pytest.mark.parametrize("name", formats())
def test_a_stored_report_is_printed_as_a_run_would_have(align, compared, pair, stored, name):
    printed = align("convert", stored, "-f", name)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out == align(*pair, "-q", "-f", name).out


def test_it_is_written_and_printed_at_once(align, stored):
    result = align("convert", stored, "-o", "a.tmx", "-f", "concise", "-q")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("english.txt:1: major negation")
    assert Path("a.tmx").exists()


def test_an_unknown_format_is_refused_and_nothing_is_written(align, stored):
    result = align("convert", stored, "-o", "a.tmx", "-f", "jsn")
    assert (result.code, result.out) == (2, "")
    assert "did you mean 'json'" in result.err
    assert not Path("a.tmx").exists()


def test_of_a_moses_corpus_both_files_are_written_or_none(align, stored):
    assert align("convert", stored, "-o", "news.en", "-o", "news.ar").code == 0
    Path("news.en").unlink()
    Path("news.ar").unlink()
    Path("news.ar").mkdir()
    assert align("convert", stored, "-o", "news.en", "-o", "news.ar").code == 2
    assert not Path("news.en").exists()


def test_an_article_of_the_report_is_not_written_over(align, compared):
    Path("page.html").write_text("<p>words</p>", "utf-8")
    found = compared.outcome
    compared.outcome = replace(found, translation=replace(found.translation, path="page.html"))
    align("page.html", "arabic.txt", "-o", "stored.json")
    result = align("convert", "stored.json", "-o", "./page.html")
    assert (result.code, Path("page.html").read_text("utf-8")) == (2, "<p>words</p>")
    assert "is an input" in result.err


def test_a_report_does_not_replace_itself(align, stored):
    before = stored.read_bytes()
    assert align("convert", stored, "-o", "stored.json").code == 2
    assert stored.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"not json", b"\xff\xfe\x00", b'{"schema_version": "9.0"}']
)
def test_what_is_no_report_is_refused_in_one_line(align, content):
    Path("other.json").write_bytes(content)
    result = align("convert", "other.json", "-o", "a.html")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("align: other.json: ")
    assert result.err.count("\n") == 1
    assert not Path("a.html").exists()


def test_nothing_to_write_is_bad_use(align, stored):
    assert all(option in align("convert", stored).err for option in ("-o", "-f"))
