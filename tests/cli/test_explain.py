"""``align explain``: every check has a line and a page."""

from pathlib import Path

import numpy as np
import pytest

from muqabala.checks import CHECKS
from muqabala.review.store import Store
from review.reviewers import STRICT, put, verdicts


def test_all_checks_are_listed_with_their_first_line(align):
    listed, cost = align("explain").out.split("\n\n")
    lines = listed.splitlines()
    assert "balanced" in cost
    assert [line.split()[0] for line in lines] == list(CHECKS)
    assert all(len(line.split()) > 1 for line in lines)


@pytest.mark.parametrize("slug", CHECKS)
def test_a_check_shows_its_page(align, slug):
    result = align("explain", slug)
    assert result.code == 0
    assert CHECKS[slug].mqm in result.out
    assert CHECKS[slug].page() in result.out
    assert "`" not in result.out


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
    monkeypatch.setattr("importlib.resources.files", lambda package: tmp_path)
    assert "precision 0.94 of 51 flags, recall 0.71 of 67 drifts" in align("explain", slug).out
    assert "precision" not in align("explain", other).out.splitlines()[-1]


def test_an_unknown_check_gets_a_near_name(align):
    result = align("explain", "omision")
    assert (result.code, result.out) == (2, "")
    assert (
        result.err == "align: unknown check 'omision'; 'align explain' lists them; did you mean 'omission'?\n"
    )


@pytest.fixture
def judged(align):
    """Keep 200 verdicts where the command looks for them, and return those on numbers."""
    found = verdicts(np.random.default_rng(0), STRICT, 200)
    store = Store(Path("align-review.sqlite"))
    put(store, found)
    store.close()
    return [it.is_drift for it in found if it.check == "number"]


def test_the_page_tells_how_often_reviewers_found_a_check_right(align, judged):
    share = sum(judged) / len(judged)
    out = align("explain", "number").out
    assert f"precision {share:.2f} of {len(judged)} verdicts, at least 0." in out
    assert "Judged (align-review.sqlite)" in out
    assert "no verdicts yet" in align("explain", "bidi").out


def test_the_list_tells_it_too(align, judged):
    lines = {line.split()[0]: line for line in align("explain").out.splitlines() if line}
    assert lines["number"].endswith(f"[right in {sum(judged)} of {len(judged)} verdicts]")
    assert "verdicts]" not in lines["bidi"]


def test_a_store_elsewhere_is_named(align, judged):
    Path("align-review.sqlite").rename("kept.sqlite")
    assert "Judged" not in align("explain", "number").out
    assert "Judged (kept.sqlite)" in align("explain", "number", "--store", "kept.sqlite").out


def test_what_is_no_store_is_refused(align):
    Path("notes.txt").write_text("none")
    result = align("explain", "number", "--store", "notes.txt")
    assert (result.code, result.err.count("\n")) == (2, 1)
