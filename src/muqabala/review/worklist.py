"""What is to be judged next: the findings in scope, worst first, through filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from sqlite3 import Connection, Row
from urllib.parse import urlencode

from muqabala.records import Severity
from muqabala.review.store import Event, event_of

VERDICTS = ("fine", "drift", "unsure")
STATES = ("open", *VERDICTS, "dismissed", "any")

_COLUMNS = "finding.*, report.translation, report.document"
_IN_SCOPE = "ON finding.report = scope.report CROSS JOIN report ON report.id = scope.report"
_QUEUE_FIRST = f"finding CROSS JOIN scope {_IN_SCOPE}"
_SCOPE_FIRST = f"scope CROSS JOIN finding {_IN_SCOPE}"
_PLACE = "finding.weight, finding.report, finding.position"

LARGEST_NUMBER = 2**63 - 1
"""The largest number that SQLite knows."""

MOST_DIGITS = len(str(LARGEST_NUMBER))
"""Python reads no number of thousands of digits."""

FEW_REPORTS = 500
"""So many are gone through whole; for more of them, the queue of all that the store knows is walked along."""

EARLIER, LATER = 4, 24
"""Entries of the list before and after the one that is looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding in the queue."""

    report: int
    position: int
    key: str
    place: str
    row: str
    number: int
    slug: str
    severity: str
    flagged: bool
    weight: float
    message: str
    state: str
    translation: str
    document: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Which findings are asked for; an empty text asks for all."""

    state: str = "open"
    check: str = ""
    severity: str = ""
    report: str = ""
    doubts: str = ""
    """``1`` for what is told and not flagged, too."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """Return the filters of a query; what no filter can be is passed over.

        >>> Filters.of({"state": "fine", "severity": "grave"})
        Filters(state='fine', check='', severity='', report='', doubts='')
        """
        given = {field.name: query[field.name] for field in fields(cls) if query.get(field.name)}
        allowed = {"state": STATES, "severity": tuple(Severity), "doubts": ("1",)}
        return cls(
            **{
                name: value
                for name, value in given.items()
                if value in allowed.get(name, (value,)) and (name != "report" or is_number(value))
            }
        )

    @property
    def query(self) -> str:
        """Return the filters as the query of an address, without what is usual."""
        usual = Filters()
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        changed = {name: value for name, value in given.items() if value != getattr(usual, name)}
        return f"?{urlencode(changed)}" if changed else ""

    def condition(self, *, along: bool) -> tuple[str, list[object]]:
        """Return an SQL condition on findings and its values.

        ``along`` lets SQLite walk along the queue by an index on a filter; else
        it goes through what the scope gives, and a report must be in it.
        """
        unindexed = "" if along else "+"
        terms: list[tuple[str, object]] = [
            (f"{unindexed}finding.state = ?", "" if self.state == "any" else self.state),
            (f"{unindexed}finding.slug = ?", self.check),
            (f"{unindexed}finding.severity = ?", self.severity),
            ("scope.report = ?", int(self.report) if self.report else ""),
        ]
        kept = [(term, value) for term, value in terms if value != ""]
        flagged = [] if self.doubts else ["finding.flagged"]  # no index: the queue must be read by weight
        return " AND ".join([*(term for term, _ in kept), *flagged]) or "1", [value for _, value in kept]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the flagged findings are in each state."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return how many there are to judge; what is dismissed is not."""
        return sum(count for state, count in self.counts.items() if state != "dismissed")

    @property
    def left(self) -> int:
        """Return how many are not judged yet."""
        return self.counts.get("open", 0)

    @property
    def done(self) -> int:
        """Return how many are judged."""
        return self.total - self.left


def is_number(text: str) -> bool:
    """Tell whether a text is a number that SQLite knows.

    >>> is_number("12"), is_number("²"), is_number("9" * 5_000)
    (True, False, False)
    """
    return text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text) <= LARGEST_NUMBER


def entry(database: Connection, report: int, key: str) -> Entry | None:
    """Return a finding by its report and key, None where it is not in scope."""
    found = database.execute(
        f"SELECT {_COLUMNS} FROM {_QUEUE_FIRST} WHERE finding.key = ? AND finding.report = ?", (key, report)
    ).fetchone()
    return _entry(found) if found else None


def entry_of_key(database: Connection, key: str) -> Entry | None:
    """Return a finding by its key, whatever the report, None where it is not in scope."""
    found = database.execute(
        f"SELECT {_COLUMNS} FROM {_QUEUE_FIRST} WHERE finding.key = ? ORDER BY {_PLACE} LIMIT 1", (key,)
    ).fetchone()
    return _entry(found) if found else None


def first(database: Connection, filters: Filters) -> Entry | None:
    """Return the worst finding that the filters let through."""
    return next(iter(_select(database, filters, 1)), None)


def after(database: Connection, filters: Filters, here: Entry, count: int = 1) -> list[Entry]:
    """Return the findings that come next."""
    return _select(database, filters, count, ">", here)


def before(database: Connection, filters: Filters, here: Entry, count: int = 1) -> list[Entry]:
    """Return the findings that come before, in the order of the queue."""
    return _select(database, filters, count, "<", here)[::-1]


def around(database: Connection, filters: Filters, here: Entry | None) -> list[Entry]:
    """Return the findings about one: some before it, itself, and what comes next."""
    if here is None:
        return _select(database, filters, LATER)
    return [
        *before(database, filters, here, EARLIER),
        here,
        *after(database, filters, here, LATER),
    ]


def in_row(database: Connection, here: Entry) -> list[Entry]:
    """Return the other findings on the paragraph of one."""
    found = database.execute(
        f"SELECT {_COLUMNS} FROM {_QUEUE_FIRST}"
        " WHERE finding.report = ? AND finding.row = ? AND finding.key <> ? ORDER BY finding.position",
        (here.report, here.row, here.key),
    )
    return [_entry(row) for row in found]


def last_events(database: Connection, kind: str, count: int) -> list[Event]:
    """Return what stands of a kind, newest first."""
    found = database.execute(  # the plus: from the last event on, not through all of the kind
        "SELECT * FROM standing WHERE +kind = ? AND value <> '' ORDER BY id DESC LIMIT ?", (kind, count)
    )
    return [event_of(row) for row in found]


def progress(database: Connection) -> Progress:
    """Count the flagged findings by state."""
    found = database.execute(
        "SELECT state, sum(count) AS count FROM tally WHERE flagged GROUP BY state"
        if _everything(database)
        else "SELECT state, sum(count) AS count FROM scope JOIN report_tally USING (report) GROUP BY state"
    )
    return Progress({row["state"]: row["count"] for row in found if row["count"]})


def checks(database: Connection, filters: Filters) -> dict[str, int]:
    """Count the findings of each check that the other filters let through."""
    whole = not filters.report and _everything(database)
    condition, values = replace(filters, check="").condition(along=whole)
    if whole:
        counted, source = "sum(finding.count)", "tally AS finding"
    else:
        counted, source = "count(*)", "scope CROSS JOIN finding ON finding.report = scope.report"
    found = database.execute(
        f"SELECT finding.slug, {counted} AS count FROM {source} WHERE {condition}"
        " GROUP BY finding.slug ORDER BY finding.slug",
        values,
    )
    return {row["slug"]: row["count"] for row in found if row["count"]}


def _everything(database: Connection) -> bool:
    """Tell whether all that the store knows is under review."""
    counts = database.execute("SELECT (SELECT count(*) FROM scope), (SELECT count(*) FROM report)").fetchone()
    return bool(counts[0] == counts[1])


def reports(database: Connection, count: int, words: str = "") -> list[Row]:
    """Return reports with how many findings are open and judged, those with the most to do first."""
    return database.execute(
        "SELECT report.id, report.translation, report.original, report.path,"
        " coalesce(sum(count) FILTER (WHERE state = 'open'), 0) AS left,"
        " coalesce(sum(count) FILTER (WHERE state IN ('fine', 'drift', 'unsure')), 0) AS done"
        " FROM scope CROSS JOIN report ON report.id = scope.report"
        " LEFT JOIN report_tally ON report_tally.report = report.id"
        " WHERE instr(lower(report.translation), lower(?))"
        " GROUP BY report.id ORDER BY left DESC, report.translation LIMIT ?",
        (words, count),
    ).fetchall()


def _select(
    database: Connection, filters: Filters, count: int, direction: str = "", here: Entry | None = None
) -> list[Entry]:
    along = not filters.report and not _is_small_part(database)
    condition, values = filters.condition(along=along)
    if here is not None:
        condition += f" AND ({_PLACE}) {direction} (?, ?, ?)"
        values += [here.weight, here.report, here.position]
    order = "DESC" if direction == "<" else "ASC"
    source = _QUEUE_FIRST if along else _SCOPE_FIRST
    found = database.execute(
        f"SELECT {_COLUMNS} FROM {source} WHERE {condition}"
        f" ORDER BY finding.weight {order}, finding.report {order}, finding.position {order} LIMIT ?",
        (*values, count),
    )
    return [_entry(row) for row in found]


def _is_small_part(database: Connection) -> bool:
    """Tell whether few of the reports that the store knows are under review."""
    few = database.execute("SELECT (SELECT count(*) FROM scope) <= ?", (FEW_REPORTS,)).fetchone()[0]
    return bool(few) and not _everything(database)


def _entry(row: Row) -> Entry:
    return Entry(**dict(row))
