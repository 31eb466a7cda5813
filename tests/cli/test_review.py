"""``align review``: what it takes, what it refuses, and where verdicts are kept."""

from pathlib import Path

import pytest

from review.corpus import write_corpus


@pytest.fixture
def served(monkeypatch):
    """Put a stand-in in the place of the server; it keeps what it was given and ends as Ctrl-C does."""
    calls = []

    def serve(desk, **options):
        with desk.store.reading() as database:
            findings = database.execute(
                "SELECT count(*) FROM finding JOIN scope ON scope.report = finding.report"
            ).fetchone()[0]
        calls.append({"reviewer": desk.reviewer, "findings": findings, **options})
        raise KeyboardInterrupt

    monkeypatch.setattr("muqabala.review.serving.serve", serve)
    return calls


def test_a_folder_of_reports_keeps_its_verdicts_with_it(align, served, tmp_path):
    write_corpus(tmp_path / "reports" / "deep", 2, findings=3)
    result = align("review", "reports", "--reviewer", "Salma", "--no-open", "--port", "9")
    assert (result.code, result.out) == (0, "")
    assert "verdicts are kept in reports/align-review.sqlite" in result.err
    assert Path("reports/align-review.sqlite").exists()
    (call,) = served
    assert (call["reviewer"], call["findings"], call["port"], call["browse"]) == ("Salma", 6, 9, False)


def test_reports_by_name_keep_their_verdicts_beside_them(align, served, tmp_path):
    write_corpus(tmp_path / "reports", 2, findings=3)
    assert align("review", "reports/00001.json").code == 0
    assert Path("reports/align-review.sqlite").exists()
    assert served[0]["findings"] == 3


def test_two_texts_are_compared_first(align, served, compared, pair):
    assert align("review", *pair, "--store", "kept.sqlite").code == 0
    assert served[0]["findings"] == 1
    assert Path("kept.sqlite").exists()
    assert not Path("align-review.sqlite").exists()


def test_two_texts_are_reviewed_again_with_what_was_judged(align, served, compared, pair):
    for _ in range(2):
        align("review", *pair)
    assert [call["findings"] for call in served] == [1, 1]


def test_the_results_of_a_batch_are_reviewed(align, served, compared, pair):
    Path("corpus").mkdir()
    for path in pair:
        Path(path).rename(Path("corpus", Path(path).name))
    assert align("batch", "corpus", "-o", "results", "--workers", "1", "--exit-zero").code == 0
    for _ in range(2):
        assert align("review", "results").code == 0
    assert [call["findings"] for call in served] == [1, 1]
    assert Path("results/align-review.sqlite").exists()


def make_nothing(folder):
    folder.mkdir()


def make_no_report(folder):
    folder.mkdir()
    (folder / "other.json").write_text("{}")


@pytest.mark.parametrize("make", [make_nothing, make_no_report])
def test_a_folder_without_a_report_is_told(align, served, tmp_path, make):
    make(tmp_path / "reports")
    result = align("review", "reports")
    assert result.code == 2
    assert "no report (.json) lies there" in result.err
    assert result.err.count("\n") == 1
    assert served == []


@pytest.mark.parametrize(
    "paths", [["english.txt"], ["english.txt", "arabic.txt", "english.txt"], ["a.json", "english.txt"], []]
)
def test_what_makes_no_review_is_bad_use(align, served, pair, paths):
    Path("a.json").write_text("{}")
    assert align("review", *paths).code == 2
    assert served == []


def test_a_broken_report_by_name_is_told(align, served):
    Path("a.json").write_text("{}")
    result = align("review", "a.json")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "a.json: not a drift report" in result.err
    assert [path.name for path in Path().iterdir()] == ["a.json"]


def test_a_store_that_is_none_is_told(align, served, tmp_path):
    write_corpus(tmp_path / "reports", 1, findings=1)
    Path("notes.txt").write_text("no database " * 100)
    result = align("review", "reports", "--store", "notes.txt")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "--store" in result.err
    assert Path("notes.txt").read_text() == "no database " * 100


def test_a_taken_port_is_told(align, tmp_path):
    import socket

    write_corpus(tmp_path / "reports", 1, findings=1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = align("review", "reports", "--no-open", "--port", taken.getsockname()[1])
    assert result.code == 2
    assert "cannot be used" in result.err


def test_a_baseline_is_accepted_by_a_run(align, compared, pair):
    Path("verdicts.json").write_text('{"verdicts": [], "dismissals": []}')
    align(*pair, "--baseline", "verdicts.json")
    assert compared.calls[0][2].baseline == "verdicts.json"


def test_a_baseline_that_is_not_there_is_bad_use(align, compared, pair):
    assert align(*pair, "--baseline", "none.json").code == 2
