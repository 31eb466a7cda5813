"""Reports of a batch are reviewed where they lie in its shards."""

import os
import sqlite3
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from muqabala.batch import shards
from muqabala.batch.results import bundled, bundles, failures
from muqabala.errors import AlignError, ReportError
from muqabala.reports.json_report import to_json
from muqabala.review import worklist
from muqabala.review.desk import Desk
from muqabala.review.shelf import Shelf
from muqabala.review.store import Store
from muqabala.review.worklist import Filters
from review.corpus import article

FINDINGS = 3
OPEN = Filters()


def write(folder, number, reports, failed=()):
    """Write a shard of reports by their ids, and of pairs that failed."""
    (folder / shards.SHARDS).mkdir(parents=True, exist_ok=True)
    bodies = {id_: ("report", shards.compact(to_json(report)).encode()) for id_, report in reports.items()}
    bodies |= {id_: ("failure", b'{"error":"E","reason":"r"}') for id_ in failed}
    with shards.writing(folder, number) as add:
        for id_, (kind, body) in bodies.items():
            add(shards.Record(id_, "key", "signature", {"section": "ثقافة"}, 1, kind, body).line())


@pytest.fixture
def folder(tmp_path):
    """Return results of three shards with two reports each."""
    made = tmp_path / "results"
    for number in range(3):
        reports = {f"a{it}": article(it, FINDINGS) for it in (2 * number, 2 * number + 1)}
        write(made, number, reports)
    return made


def lay(store, folder, read=None):
    shelf = Shelf(store)
    list(shelf.add_bundles(folder, bundles(folder), read or partial(bundled, folder=folder)))
    return Desk(store, shelf, "Salma")


def walk(desk, filters=OPEN):
    with desk.store.reading() as database:
        first = worklist.first(database, filters)
        return [first, *worklist.after(database, filters, first, 1000)] if first else []


def reports(desk):
    return [desk.shelf.open(number) for number in sorted({entry.report for entry in walk(desk)})]


def rows(store, query):
    with store.reading() as database:
        return [tuple(row) for row in database.execute(query)]


def test_reports_are_read_where_they_lie(stores, folder):
    desk = lay(stores(), folder)
    assert [opened.report for opened in reports(desk)] == [article(number, FINDINGS) for number in range(6)]
    assert rows(desk.store, "SELECT count(content) FROM report") == [(0,)]
    for entry in walk(desk):
        assert desk.look(entry.report, entry.key).finding.check == entry.slug


def test_what_is_known_is_not_read_again(stores, folder):
    lay(stores(), folder)
    again = lay(stores(), folder, read=lambda path: pytest.fail(f"reads {path}"))
    assert len(walk(again)) == 6 * FINDINGS
    assert again.shelf.count() == 6


def test_an_import_that_was_stopped_goes_on_where_it_was(stores, folder):
    met = []

    def read(path):
        met.append(path.stem)
        for number, report in enumerate(bundled(path, folder)):
            if len(met) == 2 and number:
                raise KeyboardInterrupt
            yield report

    with pytest.raises(KeyboardInterrupt):
        lay(stores(), folder, read)
    assert rows(stores(), "SELECT count(*) FROM report") == [(2,)]
    assert len(walk(lay(stores(), folder, read))) == 6 * FINDINGS
    assert met == ["000000", "000001", "000001", "000002"]


def test_a_later_shard_replaces_and_verdicts_stay(stores, folder):
    desk = lay(stores(), folder)
    worst = walk(desk)[0]
    desk.judge(desk.look(worst.report, worst.key), "drift")
    write(folder, 3, {"a0": article(0, FINDINGS), "a1": article(9, 5)}, failed=["a2"])
    again = lay(stores(), folder)
    assert len(walk(again, Filters(state="any"))) == 4 * FINDINGS + 5
    assert [entry.key for entry in walk(again, Filters(state="drift"))] == [worst.key]
    assert article(9, 5) in [opened.report for opened in reports(again)]


def test_a_shard_that_is_gone_takes_its_reports_with_it(stores, folder):
    lay(stores(), folder)
    shards.path_of(folder, 1).unlink()
    again = lay(stores(), folder)
    assert [opened.report for opened in reports(again)] == [
        article(number, FINDINGS) for number in (0, 1, 4, 5)
    ]
    assert rows(again.store, "SELECT count(*) FROM finding") == [(4 * FINDINGS,)]


def test_a_shard_before_those_that_are_known_does_not_replace_them(stores, folder):
    first = shards.path_of(folder, 0)
    late = first.rename(first.with_name("late"))
    write(folder, 3, {"a0": article(7, FINDINGS)})
    lay(stores(), folder)
    late.rename(first)
    assert article(7, FINDINGS) in [opened.report for opened in reports(lay(stores(), folder))]


def test_another_folder_in_the_same_store_keeps_its_reports(stores, folder, tmp_path):
    lay(stores(), folder)
    write(tmp_path / "results-2", 0, {"a0": article(7, FINDINGS)})
    assert len(walk(lay(stores(), tmp_path / "results-2"))) == FINDINGS
    assert len(walk(lay(stores(), folder))) == 6 * FINDINGS


def test_a_shard_that_changes_under_review_is_told(stores, folder):
    desk = lay(stores(), folder)
    worst = walk(desk)[0]
    os.utime(shards.path_of(folder, 0), ns=(1, 1))
    with pytest.raises(ReportError, match="start align review again"):
        desk.look(worst.report, worst.key)
    assert {entry.report for entry in walk(desk)} == {3, 4, 5, 6} | ({1, 2} - {worst.report})


@pytest.mark.parametrize("harm", [b"\xff", b'{"report":', b"{}"])
def test_a_damaged_record_is_told_in_a_line(stores, folder, harm):
    path = shards.path_of(folder, 1)
    path.write_bytes(path.read_bytes().replace(b'"schema_version"', harm, 1))
    with pytest.raises(AlignError) as caught:
        lay(stores(), folder)
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)


def test_a_report_kept_in_the_store_by_an_earlier_version_gives_way(stores, folder):
    store = stores()
    list(Shelf(store).add_reports([(folder / "a0", article(0, FINDINGS))]))
    assert rows(store, "SELECT count(content) FROM report") == [(1,)]
    desk = lay(store, folder)
    assert rows(store, "SELECT count(content), count(*) FROM report") == [(0, 6)]
    assert len(walk(desk)) == 6 * FINDINGS


OF_CHECKS = (
    "SELECT flagged, state, slug, severity, {} FROM {} GROUP BY 1, 2, 3, 4 HAVING {} ORDER BY 1, 2, 3, 4"
)
OF_REPORTS = "SELECT report, state, {} FROM {} GROUP BY 1, 2 HAVING {} ORDER BY 1, 2"


def assert_counts_are_right(store):
    for query, kept, counted in (
        (OF_CHECKS, "tally", "finding"),
        (OF_REPORTS, "report_tally", "finding WHERE flagged"),
    ):
        ours = rows(store, query.format("sum(count)", kept, "sum(count)"))
        assert ours == rows(store, query.format("count(*)", counted, "1"))


def test_the_counts_that_are_kept_are_those_that_one_counts(stores, folder):
    desk = lay(stores(), folder)
    assert_counts_are_right(desk.store)
    met = walk(desk)
    for entry, verdict in zip(met, ("fine", "drift", "unsure", "fine"), strict=False):
        desk.judge(desk.look(entry.report, entry.key), verdict)
    desk.undo()
    desk.judge(desk.look(met[0].report, met[0].key), "drift")
    for entry, scope in zip(met[6:], ("paragraph", "document", "everywhere"), strict=False):
        desk.dismiss(desk.look(entry.report, entry.key), scope)
        assert_counts_are_right(desk.store)
    desk.lift(next(desk.store.standing("dismissal")).subject)
    assert_counts_are_right(desk.store)
    write(folder, 3, {"a0": article(0, FINDINGS), "a1": article(9, 5)}, failed=["a2"])
    assert_counts_are_right(lay(stores(), folder).store)
    with desk.store.reading() as database:
        by_state = Counter(
            row["state"] for row in database.execute("SELECT state FROM finding WHERE flagged")
        )
        assert dict(worklist.progress(database).counts) == by_state


def test_a_store_of_the_first_version_is_taken_over(tmp_path, folder, monkeypatch):
    def scripts(_):
        class Only(type(Path())):
            def iterdir(self):
                return (path for path in super().iterdir() if path.name.startswith("001"))

        return Only(Path(worklist.__file__).parent)

    path = tmp_path / "old.sqlite"
    with monkeypatch.context() as patched:
        patched.setattr("muqabala.review.store.files", scripts)
        Store(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("INSERT INTO report VALUES (1, 'gone', '0', NULL, 'd', 't', 'o')")
        for position, state in enumerate(("open", "fine", "open")):
            database.execute(
                "INSERT INTO finding VALUES (1, ?, ?, 'p', 'r', 1, 'number', 'major', 1, -5, 'm', ?)",
                (position, f"k{position}", state),
            )
        database.commit()
    with closing(Store(path)) as store:
        assert_counts_are_right(store)
        assert len(walk(lay(store, folder))) == 6 * FINDINGS


def test_an_id_that_no_path_could_spell_is_reviewed_all_the_same(stores, tmp_path):
    place = tmp_path / "odd"
    for number, half in enumerate(("\ud800", "\udcff")):
        write(place, number, {f"{half}x": article(number, FINDINGS)})
    assert len(reports(lay(stores(), place))) == 2


def test_pairs_without_a_report_are_counted(folder):
    write(folder, 3, {}, failed=("x", "y", "a0"))
    assert failures(folder) == 3


def test_a_report_that_is_damaged_in_its_shard_is_told_by_the_name_of_the_shard(stores, folder):
    path = shards.path_of(folder, 1)
    line = path.read_bytes()
    path.write_bytes(line[:500] + bytes(100) + line[600:])
    with pytest.raises(ReportError, match=r"000001\.jsonl: is damaged .* remove the file"):
        lay(stores(), folder)
