"""Batches: articles a second, memory, killing and resuming, Ray, and matching.

python benchmarks/batch.py speed [--pairs 400] [--runs 3]
python benchmarks/batch.py matching
python benchmarks/batch.py kills [--pairs 100000] [--kills 10] [--again 100000]
python benchmarks/batch.py ray [--pairs 10000]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import groupby, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

from results import ROOT, markdown_table, write_section

from muqabala.batch import local, matching, shards
from muqabala.batch.corpus import Corpus
from muqabala.batch.locks import held_by_run
from muqabala.batch.matching import match
from muqabala.batch.run import Tally, run
from muqabala.batch.traits import Traits, traits
from muqabala.documents import parse_document
from muqabala.embed import load_encoder
from muqabala.languages.tables import rows as table_rows
from muqabala.settings import Read, Settings

ARTICLES = ROOT / "corpora" / "articles"
SHARED = ROOT.parent / "shared"
SENTENCE_END = re.compile(r"(?<=\w)[.؟?!](?= |$)", re.MULTILINE)
GLANCE_S = 0.5
"""Seconds between two looks at a run; the shards of a large corpus take milliseconds to look through."""

WARM = 0.2
"""The share of the pairs after which every worker has loaded its models."""

SMALL = 2
"""Paragraphs of a small pair."""

HEAPS = 20
"""Draws of the articles that lose their partner."""


def articles() -> list[tuple[str, str]]:
    """Return the project's own articles, each an English and an Arabic text."""
    folders = [path for path in sorted(ARTICLES.iterdir()) if path.is_dir()] + [ROOT / "corpora" / "sample"]
    return [tuple((it / name).read_text("utf-8") for name in ("english.txt", "arabic.txt")) for it in folders]


def varied(text: str, city: str) -> str:
    """End each sentence with a city: texts that were seen before are looked up, and an archive's were not."""
    return SENTENCE_END.sub(lambda end: f" {city}{end[0]}", text)


def full(folder: Path, pairs: int) -> Path:
    """Write a manifest of whole articles, each time with another city in every sentence."""
    texts = articles()
    cities = [
        (row["english"].split("|")[0], row["arabic"].split("|")[0])
        for row in table_rows("names.tsv")
        if row["kind"] == "city"
    ]
    return manifest(
        folder,
        (
            tuple(map(varied, texts[number % len(texts)], cities[number // len(texts) % len(cities)]))
            for number in range(pairs)
        ),
    )


def small(folder: Path, pairs: int) -> Path:
    """Write a manifest of pairs of a few paragraphs, the ends of the project's articles, numbered."""
    ends = [tuple(map(end, article)) for article in articles()]
    texts = (tuple(f"{number} {side}" for side in ends[number % len(ends)]) for number in range(pairs))
    return manifest(folder, texts)


def end(text: str) -> str:
    """Return the last paragraphs of a text."""
    return "\n".join([line for line in text.splitlines() if line.strip()][-SMALL:])


def manifest(folder: Path, texts: Iterator[tuple[str, str]]) -> Path:
    """Write a manifest that holds its texts."""
    path = folder / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, (english, arabic) in enumerate(texts):
            row = {"id": f"{number:06}", "translation_text": english, "original_text": arabic}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def measured(path: Path, results: Path, workers: int, read: Read) -> tuple[float, Tally]:
    """Return the pairs a second once the models are loaded, and the run's tally."""
    moments: list[float] = []
    with held_by_run(results, print):
        tally = run(
            Corpus([path]),
            results,
            Settings(read=read),
            partial(local.run, workers=workers),
            tell=lambda _: moments.append(time.perf_counter()),
        )
    begun = int(len(moments) * WARM)
    return (len(moments) - 1 - begun) / (moments[-1] - moments[begun]), tally


def speed(pairs: int, runs: int) -> None:
    """Measure articles a second, a worker for each of one and two cores, the stages' shares, and memory."""
    rows, shares = [], defaultdict(list)
    cores = sorted(os.sched_getaffinity(0))
    modes: tuple[Read, Read] = ("found", "all")  # what takes less memory first: its peak is of all so far
    for read, workers in product(modes, (1, 2)):
        os.sched_setaffinity(0, cores[:workers])  # a worker's reading thread would take a second core
        rates = []
        before = os.times()
        for _ in range(runs):
            with TemporaryDirectory() as folder:
                rate, tally = measured(full(Path(folder), pairs), Path(folder) / "results", workers, read)
            rates.append(rate)
            shares[read].append(tally.shares())
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        low_high = f"{min(rates):.1f} to {max(rates):.1f}"
        rows.append(
            [
                read,
                workers,
                f"{statistics.median(rates):.1f}",
                low_high,
                f"{1000 * used / pairs / runs:.0f}",
                f"{peak:.0f}",
            ]
        )
    header = [
        "the verifier reads",
        "workers, and cores",
        f"articles/s, median of {runs}",
        "range",
        "CPU ms an article, loading too",
        "peak MB of a worker",
    ]
    stages = markdown_table(
        ["share of the time, mean of all runs", *(f"the verifier reads {read}" for read in shares)],
        [
            [
                stage,
                *(
                    f"{statistics.mean(run.get(stage, 0.0) for run in runs_of):.0%}"
                    for runs_of in shares.values()
                ),
            ]
            for stage in shares[modes[0]][0]
        ],
    )
    about = (
        f"{pairs} pairs: the project's own articles, with another city in every sentence each time. "
        f"{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f} at the end."
    )
    write_section("Batch: speed", f"{about}\n\n{markdown_table(header, rows)}\n\n{stages}")


def unpaired() -> dict[str, list[tuple[str, str]]]:
    """Return the heaps to match: articles with NTREX's development half, and harder ones of one source."""
    data = SHARED / "data" / "eval"

    def rows(name: str) -> list[list[str]]:
        return [line.split("\t") for line in (data / name).read_text("utf-8").splitlines()]

    def joined(group: list[list[str]]) -> tuple[str, str]:
        return "\n".join(row[0] for row in group), "\n".join(row[1] for row in group)

    def cut(name: str, size: int) -> list[tuple[str, str]]:
        lines = rows(name)
        return [joined(lines[start : start + size]) for start in range(0, len(lines) - size + 1, size)]

    ntrex = [joined(list(group)) for _, group in groupby(rows("ntrex-dev.tsv"), key=lambda row: row[2])]
    return {
        "articles, sample and NTREX dev": [*articles(), *ntrex],
        "UN Security Council, 15 sentences each": cut("unpc_mt-dev.tsv", 15),
        "Covid-19 (TICO-19), 15 sentences each": cut("tico19.tsv", 15),
        "encyclopedia (FLORES-200), 6 sentences each": cut("flores200_devtest.tsv", 6),
    }


def f1(known: list[tuple[Traits, Traits]], generator: random.Random, least: float) -> float:
    """Return the F1 of matching where a third of the articles have lost their partner."""
    numbers = range(len(known))
    lost = {number: generator.random() < 0.5 for number in generator.sample(numbers, len(known) // 3)}
    english = [number for number in numbers if lost.get(number) is not True]
    arabic = [number for number in numbers if lost.get(number) is not False]
    generator.shuffle(english)
    generator.shuffle(arabic)
    found = match([known[it][0] for it in english], [known[it][1] for it in arabic])
    found = [pair for pair in found if pair.score >= least]
    right = sum(english[pair.translation] == arabic[pair.original] for pair in found)
    return 2 * right / (len(found) + len(known) - len(lost))


def matched() -> None:
    """Measure the F1 of matching."""
    encoder = load_encoder()
    rows = []
    for name, texts in unpaired().items():
        begun = time.perf_counter()
        known = [
            tuple(
                traits(parse_document(text.encode(), "it.txt", language=language), encoder)
                for text, language in zip(article, ("en", "ar"), strict=True)
            )
            for article in texts
        ]
        seconds = (time.perf_counter() - begun) / len(known) / 2
        scores = [f1(known, random.Random(seed), matching.LEAST) for seed in range(HEAPS)]
        rows.append(
            [
                name,
                len(known),
                f"{statistics.mean(scores):.3f}",
                f"{min(scores):.3f}",
                f"{1000 * seconds:.0f}",
            ]
        )
    table = markdown_table(["heap", "articles a side", "mean F1", "worst F1", "ms an article"], rows)
    about = f"A third of the articles have lost their partner, {HEAPS} draws; least score {matching.LEAST}."
    write_section("Batch: matching", f"{about}\n\n{table}")


def command(path: Path, results: Path, *options: str) -> list[str]:
    """Return the command line of a batch."""
    return [
        sys.executable,
        "-m",
        "muqabala",
        "batch",
        str(path),
        "-o",
        str(results),
        "--exit-zero",
        "--progress",
        "lines",
        *options,
    ]


def digests(results: Path) -> list[bytes]:
    """Return a digest of each record, in order: the records of a large corpus do not fit in memory."""
    folder = results / shards.SHARDS
    return sorted(
        blake2b(line, digest_size=16).digest() for path in folder.glob("*.jsonl") for line in path.open("rb")
    )


def written(results: Path) -> int:
    """Return the bytes of all whole shards so far; what a worker is writing may be gone at the next look."""
    return sum(path.stat().st_size for path in (results / shards.SHARDS).glob("*.jsonl"))


def rss(process: int) -> float:
    """Return the megabytes that a process holds now, 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass
class Watched:
    """One run as it is seen from outside."""

    seconds: float
    """Until its end."""

    waited: float
    """Seconds until the first new record."""

    memory: list[float]
    """Megabytes of its main process, at equal times."""


def watched(path: Path, results: Path, until: int | None = None) -> Watched:
    """Run a batch; kill its main process once the results have a size."""
    begun, already = time.perf_counter(), written(results)
    process = subprocess.Popen(command(path, results), stdout=subprocess.DEVNULL)
    memory, waited = [], 0.0
    while process.poll() is None:
        size = written(results)
        if size > already and not waited:
            waited = time.perf_counter() - begun
        if until is not None and size >= until:
            process.send_signal(signal.SIGKILL)
        memory.append(rss(process.pid))
        time.sleep(GLANCE_S if waited else GLANCE_S / 10)
    process.wait()
    return Watched(time.perf_counter() - begun, waited, [sample for sample in memory if sample])


def kills(pairs: int, times: int, again: int) -> None:
    """Run small pairs unbroken, the first of them again, killed and resumed; compare these byte by byte."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        path = small(folder, pairs)
        length = path.stat().st_size / pairs
        whole = watched(path, folder / "whole")
        generator = random.Random(1)
        size = written(folder / "whole") / pairs
        expected = int(size * again)
        part = folder / "part.jsonl"
        with path.open(encoding="utf-8") as lines:
            part.write_text("".join(islice(lines, again)), encoding="utf-8")
        runs, shares = [], []
        for kill in range(times):
            until = int(expected * (kill + generator.random()) / times)
            runs.append(watched(part, folder / "killed", until))
            shares.append(written(folder / "killed") / expected)
        runs.append(watched(part, folder / "killed"))
        found = digests(folder / "killed")
        same = len(found) == again and set(found) <= set(digests(folder / "whole"))
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    tenths = [f"{whole.memory[len(whole.memory) * tenth // 10]:.0f}" for tenth in (1, 3, 5, 7, 9)]
    moments = ", ".join(f"{share:.0%}" for share in shares)
    text = f"""
{pairs:,} pairs of {SMALL} paragraphs a side ({length:,.0f} bytes of manifest, {size:,.0f} of results)
in {whole.seconds:.0f} s, {pairs / whole.seconds:.0f} a second, statistics and all. Main process at 10, 30,
50, 70 and 90 % of the time: {", ".join(tenths)} MB, at most {max(whole.memory):.0f} MB; the largest worker
{workers:.0f} MB.

The first {again:,} again, killed {times} times (SIGKILL, at {moments} of the results) and resumed: the
records are {"the same, byte by byte" if same else "**not** the same"}. From the start of a run to its first
new record: {whole.waited:.1f} s with nothing done, {runs[-1].waited:.1f} s with {shares[-1]:.0%} done.
"""
    write_section(f"Batch: killed and resumed ({pairs:,} pairs)", text)


def ray(pairs: int) -> None:
    """Run the same pairs on two local workers and on a local Ray cluster of two workers."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        path = small(folder, pairs)
        rows = []
        for engine in ("local", "ray"):
            begun = time.perf_counter()
            subprocess.run(command(path, folder / engine, "--engine", engine), check=True)
            seconds = time.perf_counter() - begun
            rows.append([engine, f"{seconds:.0f}", f"{pairs / seconds:.0f}"])
        kept = [digests(folder / engine) for engine in ("local", "ray")]
    table = markdown_table(["engine", "seconds, start-up and all", "pairs/s"], rows)
    same = "the same records, byte by byte" if kept[0] == kept[1] else "**different** records"
    about = f"{pairs:,} pairs of {SMALL} paragraphs a side, two workers each; both engines write {same}."
    write_section("Batch: Ray", f"{about}\n\n{table}")


def main() -> None:
    """Measure what the first word asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("speed", "matching", "kills", "ray"))
    parser.add_argument("--pairs", type=int)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--again", type=int, help="pairs that are run again, killed; all by default")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    if given.what == "speed":
        speed(given.pairs or 400, given.runs)
    elif given.what == "matching":
        matched()
    elif given.what == "kills":
        kills(given.pairs or 100_000, given.kills, given.again or given.pairs or 100_000)
    else:
        ray(given.pairs or 10_000)


if __name__ == "__main__":
    main()
