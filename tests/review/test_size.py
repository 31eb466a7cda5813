"""A key takes as long in a corpus of twenty thousand findings as in one of two thousand."""

import pytest

from muqabala.review import worklist
from muqabala.review.store import refresh
from muqabala.review.worklist import Filters

CHECKS = ("number", "negation", "name", "date", "role")
SEVERITIES = ("critical", "major", "minor")
AN_ARTICLE = 20

SMALL, LARGE = 2_000, 20_000

FILTERS = [
    Filters(),
    Filters(check="role"),
    Filters(check="rare"),
    Filters(severity="minor"),
    Filters(state="fine"),
    Filters(state="any"),
    Filters(report="7"),
    Filters(doubts="1"),
    Filters(check="role", severity="minor", state="any"),
]


def filled(store, findings):
    """Return a store with an index of findings, of which nothing but the index is there."""
    reports = findings // AN_ARTICLE
    with store.writing() as database:
        database.executemany(
            "INSERT INTO report (id, path, stamp, document, translation, original)"
            " VALUES (?, ?, '', ?, 't', 'o')",
            ((number, b"%d" % number, f"d{number}") for number in range(reports)),
        )
        database.executemany(
            "INSERT INTO finding VALUES (?, ?, ?, ?, 'row', 1, ?, ?, ?, ?, 'message', ?)",
            (
                (
                    number // AN_ARTICLE,
                    number % AN_ARTICLE,
                    f"k{number}",
                    f"p{number}",
                    "rare" if number % 1_000 == 500 else CHECKS[number % len(CHECKS)],
                    SEVERITIES[number % 3],
                    number % 10 > 0,
                    number % 3 - 4 * (number % 10 > 0) - number / LARGE,
                    "open" if number % 7 else "fine",
                )
                for number in range(findings)
            ),
        )
        database.execute("INSERT INTO scope SELECT id FROM report")
    return store


@pytest.fixture(scope="module")
def sizes(tmp_path_factory):
    from muqabala.review.store import Store

    folder = tmp_path_factory.mktemp("stores")
    made = [filled(Store(folder / f"{size}.sqlite"), size) for size in (SMALL, LARGE)]
    yield made
    for store in made:
        store.close()


def steps(store, ask):
    """Return how many instructions SQLite's machine takes to answer."""
    count = 0

    def step():
        nonlocal count
        count += 1

    with store.reading() as database:
        database.set_progress_handler(step, 1)
        try:
            ask(database)
        finally:
            database.set_progress_handler(None, 0)
    return count


def middle(database, filters):
    """Return the finding in the middle of the queue."""
    half = database.execute("SELECT count(*) / 2 FROM finding").fetchone()[0]
    everything = Filters(state="any", doubts="1")
    return worklist.after(database, everything, worklist.first(database, everything), half)[-1]


def assert_no_more_steps(sizes, ask):
    small, large = (steps(store, ask) for store in sizes)
    assert 0 < large <= 1.5 * small + 200


FILTERED = {
    "first": worklist.first,
    "around": lambda database, filters: worklist.around(database, filters, worklist.first(database, filters)),
    "checks": worklist.checks,
}


@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: filters.query or "usual")
@pytest.mark.parametrize("question", FILTERED)
def test_a_filter_takes_no_more_steps_where_there_is_ten_times_as_much(sizes, question, filters):
    assert_no_more_steps(sizes, lambda database: FILTERED[question](database, filters))


OTHERS = {
    "progress": worklist.progress,
    "entry": lambda database: worklist.entry(database, 7, "k140"),
    "entry of key": lambda database: worklist.entry_of_key(database, "k140"),
    "a verdict": lambda database: refresh(database, "verdict", "k140"),
    "a dismissal in a paragraph": lambda database: refresh(database, "dismissal", "number@p140"),
    "a dismissal in a document": lambda database: refresh(database, "dismissal", "number@d7"),
}


@pytest.mark.parametrize("question", OTHERS)
def test_a_deed_takes_no_more_steps_where_there_is_ten_times_as_much(sizes, question):
    assert_no_more_steps(sizes, OTHERS[question])


@pytest.mark.parametrize("filters", FILTERS[:-1], ids=lambda filters: filters.query or "usual")
def test_what_comes_after_the_middle_takes_no_more_steps_either(sizes, filters):
    counts = []
    for store in sizes:
        with store.reading() as database:
            here = middle(database, filters)
        counts.append(steps(store, lambda database, here=here: worklist.around(database, filters, here)))
    assert counts[1] <= 1.5 * counts[0] + 200


def test_the_last_verdicts_are_found_in_the_same_steps_however_many_there_are(stores):
    store, counts = stores(), []
    for number in range(400):
        store.record("Salma", "verdict", f"k{number}", "fine", {"key": f"k{number}"})
        if number in (39, 399):
            counts.append(steps(store, lambda database: worklist.last_events(database, "verdict", 10)))
    assert counts[1] <= 1.5 * counts[0]


def test_a_small_part_of_a_large_store_is_gone_through_whole(sizes):
    counts = []
    for store in sizes:
        with store.reading() as database:
            database.execute("SAVEPOINT whole")
            database.execute("DELETE FROM scope WHERE report > 3")
        counts.append(steps(store, lambda database: worklist.around(database, Filters(), None)))
        with store.reading() as database:
            assert len(worklist.around(database, Filters(), None)) == worklist.LATER
            database.execute("ROLLBACK TO whole")
            database.execute("RELEASE whole")
    assert counts[1] <= 1.5 * counts[0] + 200
