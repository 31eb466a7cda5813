"""``align explain``: every check has a line and a page."""

import pytest

from muqabala.checks import CHECKS
from muqabala.cli import explain


def test_all_checks_are_listed_with_their_first_line(align):
    lines = align("explain").out.splitlines()
    assert [line.split()[0] for line in lines] == list(CHECKS)
    assert all(len(line.split()) > 1 for line in lines)


@pytest.mark.parametrize("slug", CHECKS)
def test_a_check_shows_its_page(align, slug):
    result = align("explain", slug)
    assert result.code == 0
    assert CHECKS[slug].mqm in result.out
    assert CHECKS[slug].page() in result.out


def test_a_preview_is_called_one(align, monkeypatch):
    slug = next(iter(CHECKS))
    monkeypatch.setattr(CHECKS[slug], "preview", True)
    assert "(preview)" in align("explain").out.splitlines()[0]
    assert "off unless selected" in align("explain", slug).out


def test_measured_figures_are_shown_with_their_counts(align, monkeypatch, tmp_path):
    slug, other, *_ = CHECKS
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "measured.tsv").write_text(
        f"check\tprecision\tflags\trecall\tdrifts\n{slug}\t0.94\t51\t0.71\t67\n", encoding="utf-8"
    )
    monkeypatch.setattr(explain, "files", lambda package: tmp_path)
    assert "precision 0.94 of 51 flags, recall 0.71 of 67 drifts" in align("explain", slug).out
    assert "precision" not in align("explain", other).out.splitlines()[-1]


def test_an_unknown_check_gets_a_near_name(align):
    result = align("explain", "omision")
    assert (result.code, result.out) == (2, "")
    assert (
        result.err == "align: unknown check 'omision'; did you mean 'omission'?; 'align explain' lists them\n"
    )
