"""What comes next: the worst first, each finding once, whatever was judged, and through filters."""

import json
import os
from dataclasses import replace

import pytest

from muqabala.errors import ReportError
from muqabala.records import Document, Paragraph
from muqabala.reports.json_report import json_text
from muqabala.review import worklist
from muqabala.review.desk import GoneError
from muqabala.review.shelf import Shelf, find_reports
from muqabala.review.worklist import Filters
from reports.sample import abridged_report, doubtful_report, hostile_report, sample_report
from review.corpus import article, write_corpus

OPEN = Filters()


def first(desk, filters=OPEN):
    with desk.store.reading() as database:
        return worklist.first(database, filters)


def walk(desk, filters=OPEN):
    """Return all entries, as one meets them by going to the next."""
    with desk.store.reading() as database:
        met = [worklist.first(database, filters)]
        while met[-1] is not None:
            met.append(next(iter(worklist.after(database, filters, met[-1])), None))
    return met[:-1]


def judge(desk, entry, verdict="fine"):
    desk.judge(desk.look(entry.report, entry.key), verdict)


def progress(desk):
    with desk.store.reading() as database:
        return dict(worklist.progress(database).counts)


def put(folder, **reports):
    folder.mkdir(exist_ok=True)
    for name, report in reports.items():
        (folder / f"{name}.json").write_text(json_text(report), encoding="utf-8")
    return folder


def test_the_queue_holds_each_finding_once_worst_first(desk):
    met = walk(desk)
    assert len(met) == len({(it.report, it.key) for it in met}) == 12
    assert [it.severity for it in met] == ["critical"] * 6 + ["major"] * 3 + ["minor"] * 3
    assert [it.weight for it in met] == sorted(it.weight for it in met)


def test_what_comes_before_is_what_comes_after_turned_round(desk):
    met = walk(desk)
    with desk.store.reading() as database:
        back = [worklist.before(database, OPEN, here) for here in met]
    assert back == [[], *([it] for it in met[:-1])]


def test_around_one_are_its_neighbours(desk):
    met = walk(desk)
    with desk.store.reading() as database:
        assert worklist.around(database, OPEN, met[8]) == met[8 - worklist.EARLIER :]
        assert worklist.around(database, OPEN, None) == met


def test_what_is_judged_leaves_the_queue_and_undo_brings_it_back(desk):
    worst = first(desk)
    judge(desk, worst)
    assert worst.key not in {it.key for it in walk(desk)}
    assert progress(desk) == {"open": 11, "fine": 1}
    desk.undo()
    assert walk(desk)[0] == worst


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(check="number"), 3),
        (Filters(severity="critical"), 6),
        (Filters(report="2"), 4),
        (Filters(check="number", report="1"), 1),
        (Filters(state="fine"), 0),
        (Filters(state="any"), 12),
        (Filters(check="no such check"), 0),
    ],
)
def test_filters(desk, filters, count):
    assert len(walk(desk, filters)) == count


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"state": "lost", "report": "1; DROP TABLE event", "severity": "<b>", "doubts": "yes"}, Filters()),
        ({"check": "' OR 1=1 --"}, Filters(check="' OR 1=1 --")),
        ({"report": "²"}, Filters()),
        ({"report": "9" * 40}, Filters()),
        ({"state": "any", "report": "3"}, Filters(state="any", report="3")),
    ],
)
def test_a_query_is_only_ever_a_filter(desk, query, kept):
    filters = Filters.of(query)
    assert filters == kept
    walk(desk, filters)


def test_slight_doubts_come_when_they_are_asked_for_and_last(seat, tmp_path):
    desk = seat(put(tmp_path / "reports", a=doubtful_report(), b=sample_report()))
    assert all(it.flagged for it in walk(desk))
    everything = [it.flagged for it in walk(desk, Filters(doubts="1"))]
    assert everything == sorted(everything, reverse=True)
    assert everything.count(False) == 3


def test_a_flag_without_a_finding_is_judged_like_one(seat, tmp_path):
    desk = seat(put(tmp_path / "reports", a=hostile_report()))
    alone = [it for it in walk(desk) if it.number == 0]
    assert len(alone) == 6
    judge(desk, alone[0], "drift")
    assert progress(desk)["drift"] == 1


def test_verdicts_outlive_a_new_run_with_moved_paragraphs(seat, tmp_path):
    report = article(0, findings=4)
    folder = put(tmp_path / "reports", a=report)
    desk = seat(folder)
    worst = first(desk)
    judge(desk, worst)
    order = (3, 2, 1, 0)
    moved = replace(
        report,
        signature="align|model:another",
        translation=replace(report.translation, path="moved.txt"),
        original=replace(
            report.original, paragraphs=tuple(report.original.paragraphs[number] for number in order)
        ),
        paragraphs=tuple(
            replace(
                report.paragraphs[number],
                index=index,
                original=(index,),
                findings=tuple(
                    replace(
                        it,
                        confidence=0.6,
                        translation=replace(it.translation, paragraph=index),
                        original=replace(it.original, paragraph=index),
                    )
                    for it in report.paragraphs[number].findings
                ),
            )
            for index, number in enumerate(order)
        ),
    )
    again = seat(put(folder, a=moved))
    assert worst.key not in {it.key for it in walk(again)}
    assert progress(again) == {"open": 3, "fine": 1}


def test_the_same_words_in_another_article_are_not_judged_with_it(seat, tmp_path):
    report = article(0, findings=1)
    text = report.original.paragraphs[0].text + " ولم تتغير بقية الأرقام."
    other = replace(report, original=Document("other.txt", "ar", (Paragraph(text),)))
    desk = seat(put(tmp_path / "reports", a=report, b=other))
    judge(desk, first(desk))
    assert progress(desk) == {"open": 1, "fine": 1}


def test_a_report_that_changes_under_review_is_read_anew(seat, tmp_path):
    folder = put(tmp_path / "reports", a=article(0, findings=2))
    desk = seat(folder)
    worst = first(desk)
    put(folder, a=article(5, findings=2))
    os.utime(folder / "a.json", ns=(1, 1))
    with pytest.raises(GoneError, match="no longer"):
        desk.look(worst.report, worst.key)
    assert len(walk(desk)) == 2
    assert desk.look(first(desk).report, first(desk).key).finding.values[0].startswith("500")


def test_a_report_that_is_gone_is_told(seat, tmp_path):
    folder = put(tmp_path / "reports", a=article(0, findings=1))
    desk = seat(folder)
    worst = first(desk)
    (folder / "a.json").unlink()
    with pytest.raises(ReportError, match="cannot be read"):
        desk.look(worst.report, worst.key)


def test_a_report_that_is_gone_does_not_stop_the_review(client, desk, tmp_path):
    worst = first(desk)
    (tmp_path / "reports" / f"{worst.report - 1:05}.json").unlink()
    page = client.get("/")
    assert page.status_code == 200
    assert "of 8 judged" in page.text.replace("</b>", "")
    assert {it.report for it in walk(desk)} == {1, 2, 3} - {worst.report}


def test_a_verdict_before_a_report_that_is_gone_is_saved(client, desk, tmp_path):
    worst, following = walk(desk)[:2]
    assert worst.report != following.report
    (tmp_path / "reports" / f"{following.report - 1:05}.json").unlink()
    asked = {"deed": "verdict", "value": "fine", "report": worst.report, "key": worst.key, "query": ""}
    answer = client.post("/deed", json=asked, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["said"]) == (200, "Fine, saved.")
    assert progress(desk) == {"fine": 1, "open": 7}


def test_only_what_was_named_is_under_review(seat, tmp_path):
    seat(write_corpus(tmp_path / "one", 2, findings=2))
    other = seat(put(tmp_path / "two", a=article(9, findings=3)))
    assert len(walk(other)) == 3
    with pytest.raises(ReportError, match="not under review"):
        other.shelf.open(1)


def test_what_is_no_report_is_passed_over_in_a_folder_and_refused_by_name(stores, tmp_path):
    folder = put(tmp_path / "reports", a=article(0, findings=1))
    (folder / "manifest.json").write_text("{}")
    shelf = Shelf(stores())
    list(shelf.add_files(find_reports(folder), lenient=True))
    assert shelf.count() == 1
    with pytest.raises(ReportError, match="manifest"):
        list(shelf.add_files([folder / "manifest.json"]))


def test_few_reports_are_open_at_once(desk, monkeypatch):
    monkeypatch.setattr("muqabala.review.shelf.OPEN_REPORTS", 2)
    for entry in walk(desk):
        desk.look(entry.report, entry.key)
    assert len(desk.shelf._opened) == 2


SCOPES = [("paragraph", 1), ("document", 1), ("everywhere", 3)]


@pytest.mark.parametrize(("scope", "count"), SCOPES)
def test_a_check_is_dismissed_and_lifted(desk, scope, count):
    entry = first(desk, Filters(check="number"))
    desk.dismiss(desk.look(entry.report, entry.key), scope)
    assert progress(desk) == {"open": 12 - count, "dismissed": count}
    (event,) = desk.store.standing("dismissal")
    desk.lift(event.subject)
    assert progress(desk) == {"open": 12}


def test_a_verdict_counts_for_more_than_a_dismissal(desk):
    entry = first(desk, Filters(check="number"))
    judge(desk, entry, "drift")
    desk.dismiss(desk.look(entry.report, entry.key), "everywhere")
    assert progress(desk) == {"open": 9, "dismissed": 2, "drift": 1}


def test_a_report_indexed_later_knows_what_is_dismissed(seat, tmp_path):
    desk = seat(put(tmp_path / "one", a=article(0, findings=4)))
    entry = first(desk, Filters(check="number"))
    desk.dismiss(desk.look(entry.report, entry.key), "everywhere")
    later = seat(put(tmp_path / "two", b=article(1, findings=4)))
    assert progress(later) == {"open": 3, "dismissed": 1}


@pytest.mark.parametrize("report", [abridged_report(), sample_report(), hostile_report()])
def test_every_finding_can_be_looked_at(seat, tmp_path, report):
    desk = seat(put(tmp_path / "reports", a=report))
    met = walk(desk, Filters(doubts="1"))
    for entry in met:
        assert desk.look(entry.report, entry.key).finding.check == entry.slug
    assert len(met) >= len({it.id for it in report.findings})


def test_progress_is_of_what_is_flagged(desk):
    for entry, verdict in zip(walk(desk), ["fine", "drift", "drift", "unsure"], strict=False):
        judge(desk, entry, verdict)
    with desk.store.reading() as database:
        counted = worklist.progress(database)
        reports = worklist.reports(database, 9)
    assert (counted.done, counted.left, counted.total) == (4, 8, 12)
    assert sum(report["left"] for report in reports) == 8
    assert sum(report["done"] for report in reports) == 4


def test_a_deed_tells_the_whole_finding(desk):
    entry = first(desk)
    judge(desk, entry, "drift")
    (event,) = desk.store.standing("verdict")
    assert event.finding["key"] == event.subject == entry.key
    assert event.finding["check"] == entry.slug
    assert event.finding["original_span"]["text"].endswith("أسرة")
    assert json.dumps(event.finding)
