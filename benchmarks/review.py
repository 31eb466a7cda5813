"""Review of a large batch: how long the reviewer waits, and what the store takes.

python benchmarks/review.py [--findings 500000] [--folder FOLDER]

The batch is made of real reports of the project's own articles, each time with another number behind every
paragraph; with ``--folder``, it is kept there and used again.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from httpx2 import Response
from results import markdown_table, write_section
from starlette.testclient import TestClient

from batch import articles
from muqabala.batch import shards
from muqabala.batch.results import bundled, bundles
from muqabala.comparison import compare, load_models
from muqabala.documents import parse_document
from muqabala.reports.json_report import to_json
from muqabala.review import worklist
from muqabala.review.app import review_app
from muqabala.review.desk import Desk, evidence
from muqabala.review.shelf import Shelf
from muqabala.review.store import Store
from muqabala.review.worklist import Filters
from muqabala.settings import Settings

FINDINGS_AN_ARTICLE = 20
SHARD = 100
MARK = "@@@@@@"
"""Stands in the made reports where each gets its number."""

TOKEN, PORT = "the-token", 8765
HOME = f"http://127.0.0.1:{PORT}"
JSON = {"accept": "application/json"}
VERDICTS = 20_000
"""Verdicts in the store while its pages are measured; a year of eighty a day."""

Report = dict[str, Any]
Row = list[object]


def real_reports() -> list[Report]:
    """Return the reports of the project's own articles in which something was found."""
    models = load_models()
    documents = [
        (parse_document(english.encode(), f"{number}.txt"), parse_document(arabic.encode(), f"{number}.txt"))
        for number, (english, arabic) in enumerate(articles())
    ]
    reports = [to_json(compare(*pair, Settings(), models=models)) for pair in documents]
    return [report for report in reports if report["summary"]["findings"]]


def joined(reports: Iterator[Report]) -> Report:
    """Return one report of articles one after the other, until it has so many findings."""
    whole: Report = {}
    while not whole or whole["summary"]["findings"] < FINDINGS_AN_ARTICLE:
        part = json.loads(json.dumps(next(reports)))
        if whole:
            append(whole, part)
        else:
            whole = part
    for item in (*whole["paragraphs"], *whole["original"]["texts"], *whole["omissions"]):
        item["text"] += f" {MARK}"
    return whole


def append(whole: Report, part: Report) -> None:
    """Put a report behind another."""
    ours, theirs = len(whole["paragraphs"]), len(whole["original"]["texts"])
    for paragraph in part["paragraphs"]:
        paragraph["index"] += ours
    for omission in part["omissions"]:
        omission["after"] = None if omission["after"] is None else omission["after"] + ours
    for item in (*part["paragraphs"], *part["omissions"]):
        item["original"] = [index + theirs for index in item["original"]]
        spans = [finding["original_span"] for finding in item["findings"] if finding["original_span"]]
        for span in (*spans, *(span for bead in item.get("beads", ()) for span in bead["original"])):
            span["paragraph"] += theirs
    whole["paragraphs"] += part["paragraphs"]
    whole["omissions"] += part["omissions"]
    whole["original"]["texts"] += part["original"]["texts"]
    whole["translation"]["paragraphs"] = len(whole["paragraphs"])
    whole["original"]["paragraphs"] = len(whole["original"]["texts"])
    whole["summary"]["findings"] += part["summary"]["findings"]


def make(folder: Path, findings: int) -> None:
    """Write a batch of at least so many findings."""
    reports = cycle(real_reports())
    made = [joined(reports) for _ in range(len(articles()))]
    counts = [report["summary"]["findings"] for report in made]
    templates = [shards.compact(report) for report in made]
    (folder / shards.SHARDS).mkdir(parents=True)
    article = total = 0
    while total < findings:
        with shards.writing(folder, article // SHARD) as write:
            for number in range(article, article + SHARD):
                body = templates[number % len(made)].replace(MARK, f"{number:06}").encode()
                write(shards.Record(f"{number:06}", "k", "made", {}, 1, "report", body).line())
                total += counts[number % len(made)]
        article += SHARD


def timed(rows: list[Row], what: str, act: Callable[[], object], times: int = 1) -> None:
    """Do something and add a row: the seconds of CPU that it took, the median and the most."""
    seconds = []
    for _ in range(times):
        begun = time.process_time()
        act()
        seconds.append(time.process_time() - begun)
    rows.append([what, f"{statistics.median(seconds):.3f}", f"{max(seconds):.3f}", times])


def opened(store: Store, folder: Path) -> Shelf:
    """Return a shelf with all reports of the batch."""
    shelf = Shelf(store)
    for _ in shelf.add_bundles(folder, bundles(folder), partial(bundled, folder=folder)):
        pass
    return shelf


def megabytes(paths: Iterable[Path]) -> int:
    """Return the size of files."""
    return round(sum(path.stat().st_size for path in paths) / 1e6)


def judge_many(desk: Desk, count: int) -> None:
    """Leave verdicts as reviewers do, the worst findings first."""
    with desk.store.reading() as database:
        first = worklist.first(database, Filters())
        entries = worklist.after(database, Filters(), first, count)
    finding = evidence(desk.look(first.report, first.key))
    for number, entry in enumerate(entries):
        verdict = ("fine", "drift")[number % 2]
        desk.store.record("Salma", "verdict", entry.key, verdict, {**finding, "key": entry.key})


class Browser:
    """Asks as the page's script does, and remembers where it is."""

    def __init__(self, client: TestClient) -> None:
        self._client = client
        client.get(f"/?token={TOKEN}")
        client.headers["origin"] = HOME
        self._go(client.get("/", headers=JSON))

    def get(self, path: str) -> None:
        """Ask for a whole page, or a file."""
        self._client.get(path).raise_for_status()

    def step(self, direction: str) -> None:
        """Go to the next finding, or the one before."""
        path, _, query = self._address.partition("?")
        self._go(self._client.get(f"{path}/{direction}?{query}", headers=JSON))

    def deed(self, deed: str, value: str) -> None:
        """Do something to the finding that is shown."""
        report, key = self.place
        asked = {"deed": deed, "value": value, "report": int(report), "key": key, "query": ""}
        self._go(self._client.post("/deed", json=asked, headers=JSON))

    @property
    def place(self) -> list[str]:
        """Return report and key of the finding that is shown."""
        return self._address.partition("?")[0].split("/")[2:]

    def _go(self, answer: Response) -> None:
        self._address: str = answer.raise_for_status().json()["address"]


def pages(rows: list[Row], browser: Browser, by_check: dict[str, int]) -> None:
    """Measure what the reviewer waits for at each key, and at each filter."""
    timed(rows, "the first page, whole", lambda: browser.get("/"), 9)
    timed(rows, "key: the next finding", lambda: browser.step("next"), 25)
    timed(rows, "key: the one before", lambda: browser.step("prev"), 9)
    timed(rows, "key: a verdict, and what comes next", lambda: browser.deed("verdict", "fine"), 25)
    timed(rows, "key: undo", lambda: browser.deed("undo", ""), 9)
    rarest, commonest = min(by_check, key=by_check.__getitem__), max(by_check, key=by_check.__getitem__)
    filters = {
        f"the rarest check ({by_check[rarest]:,} findings)": f"check={rarest}",
        f"the commonest check ({by_check[commonest]:,})": f"check={commonest}",
        "minor ones": "severity=minor",
        "judged fine": "state=fine",
        "all states, slight doubts too": "state=any&doubts=1",
    }
    for name, query in filters.items():
        timed(rows, f"filter: {name}", lambda query=query: browser.get(f"/?{query}"), 9)


def files(rows: list[Row], browser: Browser) -> None:
    """Measure the page of results, and exports."""
    wanted = {
        "search: documents by name": "/results?words=7",
        "export: all verdicts, JSON": "/export/verdicts.json",
        "export: all verdicts, CSV": "/export/verdicts.csv",
        "export: one report, HTML": f"/export/{browser.place[0]}/report.html",
    }
    for name, path in wanted.items():
        timed(rows, name, lambda path=path: browser.get(path), 3)


def dismissals(rows: list[Row], browser: Browser) -> None:
    """Measure deeds that change many findings at once."""
    timed(rows, "dismiss a check in a document", lambda: browser.deed("dismiss", "document"), 3)
    timed(rows, "dismiss a check everywhere", lambda: browser.deed("dismiss", "everywhere"))
    timed(rows, "undo that", lambda: browser.deed("undo", ""))


def measured(folder: Path, store_file: Path) -> None:
    """Open the batch, and open it again; then measure the pages."""
    rows: list[Row] = []
    with closing(Store(store_file)) as store:
        timed(rows, "the first open", lambda: opened(store, folder))
        findings, reports = (count(store, table) for table in ("finding", "report"))
    with closing(Store(store_file)) as store:
        timed(rows, "the second open", lambda: opened(store, folder))
        desk = Desk(store, Shelf(store), "Salma")
        verdicts = min(VERDICTS, findings // 20)
        judge_many(desk, verdicts)
        with store.reading() as database:
            by_check = worklist.checks(database, Filters())
        with TestClient(review_app(desk, TOKEN, PORT), base_url=HOME) as client:
            browser = Browser(client)
            for measure in (partial(pages, by_check=by_check), files, dismissals):
                measure(rows, browser)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    disk = megabytes(store_file.parent.glob(f"{store_file.name}*"))
    batch = megabytes((folder / shards.SHARDS).iterdir())
    about = (
        f"{findings:,} findings in {reports:,} reports, {batch:,} MB of shards; {verdicts:,} verdicts. "
        f"The store takes {disk:,} MB, the process {peak:.0f} MB at its peak. Seconds of CPU; load average "
        f"{os.getloadavg()[0]:.1f} at the end."
    )
    table = markdown_table(["what", "median", "most", "times"], rows)
    write_section("Review: a large batch", f"{about}\n\n{table}")


def count(store: Store, table: str) -> int:
    """Return the rows of a table of the store."""
    with store.reading() as database:
        found: int = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


def main() -> None:
    """Make the batch and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--findings", type=int, default=500_000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = given.folder or Path(place) / "results"
        if not folder.exists():
            make(folder, given.findings)
        measured(folder, Path(place) / "store.sqlite")


if __name__ == "__main__":
    main()
