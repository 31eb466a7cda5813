"""The store keeps every deed, and says what stands."""

import sqlite3
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muqabala.errors import StoreError
from muqabala.review.store import Store


def value(store, subject="key"):
    return store.value("verdict", subject)


def judge(store, verdict, subject="key", reviewer="Salma"):
    store.record(reviewer, "verdict", subject, verdict, {"key": subject})


def test_the_last_verdict_stands_and_all_are_kept(stores):
    store = stores()
    for verdict in ("fine", "drift", "unsure"):
        judge(store, verdict)
    assert value(store) == "unsure"
    with store.reading() as database:
        kept = database.execute("SELECT value, reviewer, time FROM event ORDER BY id").fetchall()
    assert [row["value"] for row in kept] == ["fine", "drift", "unsure"]
    assert {row["reviewer"] for row in kept} == {"Salma"}
    assert all(row["time"].endswith("+00:00") for row in kept)


@pytest.mark.parametrize("change", ["UPDATE event SET value = 'fine'", "DELETE FROM event"])
def test_an_event_is_never_changed(stores, change):
    store = stores()
    judge(store, "drift")
    with store.writing() as database, pytest.raises(sqlite3.IntegrityError, match="never"):
        database.execute(change)
    assert value(store) == "drift"


def test_undo_and_redo_survive_a_new_process(stores):
    store = stores()
    judge(store, "fine")
    judge(store, "drift")
    store.undo("Salma")
    store.close()
    again = stores()
    assert value(again) == "fine"
    assert again.redo("Salma").value == "drift"
    assert value(again) == "drift"


def test_what_one_reviewer_undoes_is_only_their_own(stores):
    store = stores()
    judge(store, "fine", "one", "Salma")
    judge(store, "drift", "two", "Karim")
    assert store.undo("Salma").subject == "one"
    assert store.undo("Salma") is None
    assert value(store, "two") == "drift"


def test_a_new_deed_ends_what_could_be_redone(stores):
    store = stores()
    judge(store, "fine")
    store.undo("Salma")
    judge(store, "drift")
    assert store.redo("Salma") is None
    assert value(store) == "drift"


DEEDS = st.lists(st.sampled_from(["fine", "drift", "unsure", "undo", "redo"]), max_size=25)


@settings(deadline=None, max_examples=40)
@given(deeds=DEEDS, subjects=st.data())
def test_undo_and_redo_are_a_history(deeds, subjects):
    store = Store(":memory:")
    done, undone = [], []
    for deed in deeds:
        if deed == "undo":
            assert (store.undo("Salma") is not None) == bool(done)
            undone += [done.pop()] if done else []
        elif deed == "redo":
            assert (store.redo("Salma") is not None) == bool(undone)
            done += [undone.pop()] if undone else []
        else:
            subject = subjects.draw(st.sampled_from("abc"))
            judge(store, deed, subject)
            done.append((subject, deed))
            undone.clear()
        stands = defaultdict(str, done)
        assert {subject: value(store, subject) for subject in "abc"} == {it: stands[it] for it in "abc"}
    store.close()


def at_once(act, count):
    """Call a function in so many threads at the same moment, and return what it gives in each."""
    start = threading.Barrier(count)

    def begin(number):
        start.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(begin, range(count)))


def test_a_new_file_can_be_opened_by_many_at_once(tmp_path):
    for trial in range(30):  # about every tenth used to fail
        path = tmp_path / f"{trial}.sqlite"
        opened = at_once(lambda _, path=path: Store(path), 4)
        for number, store in enumerate(opened):
            judge(store, "fine", f"key {number}")
            assert len(list(opened[0].standing("verdict"))) == number + 1
        with opened[0].reading() as database:
            assert database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        for store in opened:
            store.close()


def test_two_stores_on_one_file_lose_nothing(stores):
    both = stores(), stores()

    def judge_many(number):
        for count in range(20):
            judge(both[number], "fine", f"key {number} {count}")

    at_once(judge_many, 2)
    assert [len(list(store.standing("verdict"))) for store in both] == [40, 40]


def test_a_deed_that_fails_leaves_nothing(stores):
    store = stores()
    with pytest.raises(sqlite3.IntegrityError):
        store.record("Salma", "hearsay", "key", "fine", {})
    judge(store, "fine")
    assert value(store) == "fine"


def test_a_store_is_synced_with_every_deed(stores):
    with stores().reading() as database:
        assert database.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def other_file(path):
    path.write_text("An article, and no store at all. " * 100)


def other_database(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")
    database.close()


def later_version(path):
    Store(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [(other_file, "--store"), (other_database, "--store"), (later_version, "update the program")],
)
def test_what_is_no_store_of_ours_is_refused_and_left_alone(tmp_path, make, said):
    path = tmp_path / "other.sqlite"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=said):
        Store(path)
    assert path.read_bytes() == before


def test_a_damaged_store_is_told_in_a_line(tmp_path):
    path = tmp_path / "it.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as database:
        (page,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'event_by_subject'"
        ).fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(content)
    with closing(Store(path)) as store, pytest.raises(StoreError, match="is damaged"):
        store.standing("verdict")


def test_a_folder_that_is_not_there_is_told_in_a_line(tmp_path):
    with pytest.raises(StoreError, match=r"cannot be opened .*--store"):
        Store(tmp_path / "none" / "store.sqlite")
