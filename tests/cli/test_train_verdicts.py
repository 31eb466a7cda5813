"""``align train --verdicts``: from a reviewer's store to a file that a run takes."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from muqabala.drift.calibration import Correction, read_calibration
from muqabala.drift.recalibration import calibration_error
from muqabala.review.store import Store
from review.reviewers import AGREEING, STRICT, put, verdicts


@pytest.fixture
def keep(align):
    """Return a function that keeps verdicts in a store of the working folder."""

    def kept(found, name="kept.sqlite", **told):
        store = Store(Path(name))
        put(store, found, **told)
        store.close()
        return name

    return kept


def drawn(reviewer, count, seed=0):
    return verdicts(np.random.default_rng(seed), reviewer, count)


def test_two_hundred_verdicts_make_a_file_that_fits_others_better(align, keep):
    result = align("train", "--verdicts", keep(drawn(STRICT, 200)), "-o", "calibration.json")
    assert result.code == 0
    assert result.out.startswith("200 verdicts: ")
    assert "wrote calibration.json" in result.err
    correction = read_calibration(Path("calibration.json")).correction
    others = drawn(STRICT, 2000, seed=99)
    right = np.array([it.is_drift for it in others], float)
    shipped = np.array([it.confidence for it in others])
    corrected = np.array([correction.corrected(it.check, it.confidence) for it in others])
    assert calibration_error(corrected, right) < calibration_error(shipped, right) / 2


def test_too_few_verdicts_are_told_in_one_line(align, keep):
    result = align("train", "--verdicts", keep(drawn(STRICT, 63)), "-o", "calibration.json")
    assert (result.code, result.out) == (2, "")
    assert "63 verdicts" in result.err
    assert "37 too few" in result.err
    assert result.err.count("\n") == 1
    assert not Path("calibration.json").exists()


def test_verdicts_that_teach_nothing_leave_no_file(align, keep):
    result = align("train", "--verdicts", keep(drawn(AGREEING, 200)), "-o", "calibration.json")
    assert result.code == 2
    assert "nothing was written" in result.err
    assert not Path("calibration.json").exists()


def test_verdicts_on_corrected_confidences_teach_the_same(align, keep):
    before = drawn(STRICT, 200)
    align("train", "--verdicts", keep(before), "-o", "calibration.json")
    first = read_calibration(Path("calibration.json"))
    told = f"align|model:made|calibration:{first.correction.digest}|version:1"
    corrected = keep(before, "later.sqlite", signature=told, correct=first.correction.corrected)
    assert align("train", "--verdicts", corrected, "-o", "calibration.json").code == 0
    second = read_calibration(Path("calibration.json"))
    assert second.correction.slope == pytest.approx(first.correction.slope, abs=0.02)
    assert second.correction.shift == pytest.approx(first.correction.shift, abs=0.02)
    assert first.correction.digest in second.known


def test_verdicts_on_confidences_that_an_unknown_file_corrected_are_left_out(align, keep):
    told = "align|model:made|calibration:00000000|version:1"
    result = align("train", "--verdicts", keep(drawn(STRICT, 200), signature=told), "-o", "new.json")
    assert result.code == 2
    assert "0 verdicts to learn from, 100 too few" in result.err


def test_a_file_that_is_no_calibration_is_not_replaced(align, keep):
    Path("report.json").write_text("{}", "utf-8")
    result = align("train", "--verdicts", keep(drawn(STRICT, 200)), "-o", "report.json")
    assert result.code == 2
    assert Path("report.json").read_text("utf-8") == "{}"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "out"), "give CONFIG and --data, or --verdicts"),
        (("--verdicts", "kept.sqlite", "--lexicon-only", "-o", "out"), "leave out the other options"),
        (("--verdicts", "text.txt", "-o", "out.json"), "no store of verdicts|cannot be opened"),
        (("--verdicts", "kept.sqlite", "-o", "none/out.json"), "does not exist"),
    ],
)
def test_what_does_not_fit_is_told(align, keep, arguments, told):
    keep([])
    Path("text.txt").write_text("no store")
    result = align("train", *arguments)
    assert result.code == 2
    assert any(part in result.err for part in told.split("|"))
    assert result.err.count("\n") == 1


def test_it_needs_no_torch(align, keep):
    store = Path(keep(drawn(STRICT, 200))).resolve()
    code = (
        "import sys; from muqabala.review.learning import learn; from pathlib import Path;"
        f"learn(Path({str(store)!r}), []); print(*{{m.split('.')[0] for m in sys.modules}})"
    )
    loaded = set(subprocess.check_output([sys.executable, "-c", code], text=True).split())
    assert not loaded & {"torch", "sentence_transformers", "transformers"}


def test_a_run_takes_the_calibration_and_its_signature_names_it(align, pair):
    from muqabala import compare
    from muqabala.settings import Settings

    shipped = compare(*pair)
    path = Path("calibration.json")
    correction = Correction(1.0, -3.0)
    path.write_text('{"correction": {"slope": 1.0, "shift": -3.0, "checks": {}}, "earlier": []}', "utf-8")
    corrected = compare(*pair, Settings(calibration=str(path)))
    assert f"|calibration:{correction.digest}|" in corrected.signature
    assert shipped.flagged
    assert not corrected.flagged
    assert corrected.paragraphs[0].score < shipped.paragraphs[0].score
    assert align(*pair, "--calibration", "calibration.json", "-q").code == 0
