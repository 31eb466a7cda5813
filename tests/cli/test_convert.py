"""``align convert``: other formats from a stored report."""

from pathlib import Path

import pytest

from muqabala.reports import SUFFIXES


@pytest.fixture
def stored(align, compared, pair):
    align(*pair, "-o", "stored.json")
    return Path("stored.json")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_stored_report_becomes_what_a_run_would_have_written(align, compared, pair, stored, suffix):
    align(*pair, "-o", f"run{suffix}")
    result = align("convert", stored, "-o", f"converted{suffix}")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"align: wrote converted{suffix}\n"
    assert Path(f"converted{suffix}").read_bytes() == Path(f"run{suffix}").read_bytes()


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
    assert "-o" in align("convert", stored).err
