"""Time and memory of whole processes from a cold start.

python benchmarks/speed.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from results import ROOT, markdown_table, write_section

RUNS = 15
BOOK_PARAGRAPHS = 3_300
"""Some five thousand sentences a side."""
WITH_BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of every run: an installed package has its bytecode, this one has it after a run."""

OP_ED = ROOT.parent / "shared" / "real"


def run(*arguments: str) -> tuple[float, float]:
    """Return wall seconds and peak megabytes of one ``align`` process."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "align"), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=WITH_BYTECODE,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        raise SystemExit(f"align {' '.join(arguments)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def measured(name: str, runs: int, *arguments: str) -> list[object]:
    """Return a row: median and spread of the time, and the peak memory."""
    times, memory = zip(*(run(*arguments) for _ in range(runs)), strict=True)
    return [
        name,
        f"{statistics.median(times):.2f}",
        f"{min(times):.2f} to {max(times):.2f}",
        f"{max(memory):.0f}",
        runs,
    ]


def additions() -> float:
    """Return the seconds that five million additions take: how fast the machine is just now."""
    start = time.perf_counter()
    total = 0
    for number in range(5_000_000):
        total += number
    return time.perf_counter() - start


def book(folder: Path) -> tuple[str, str]:
    """Repeat the corpora's articles, numbered so that no two are alike, in ``BOOK_PARAGRAPHS`` a side."""
    sides = []
    for name in ("english.txt", "arabic.txt"):
        paragraphs = [
            line
            for article in sorted((ROOT / "corpora" / "articles").iterdir())
            if article.is_dir()
            for line in (article / name).read_text(encoding="utf-8").splitlines()
            if line.strip()
        ]
        places = (divmod(number, len(paragraphs)) for number in range(BOOK_PARAGRAPHS))
        lines = [f"{edition} {paragraphs[place]}" for edition, place in places]
        path = folder / name
        path.write_text("\n".join(lines), encoding="utf-8")
        sides.append(str(path))
    return sides[0], sides[1]


def main() -> None:
    """Measure the sample, the op-ed where it is present, and a book."""
    before = additions()
    sample = ROOT / "corpora" / "sample"
    run(str(sample / "english.txt"), str(sample / "arabic.txt"))
    rows = [measured("sample", RUNS, str(sample / "english.txt"), str(sample / "arabic.txt"))]
    if OP_ED.exists():
        op_ed = (str(OP_ED / "nato-english.txt"), str(OP_ED / "nato-arabic.txt"))
        rows.append(measured("op-ed (shared/real)", RUNS, *op_ed))
    rows.append(measured("align --help", RUNS, "--help"))
    with TemporaryDirectory() as folder:
        rows.append(measured("book", 3, *book(Path(folder))))
    table = markdown_table(["process", "median s", "range s", "peak MB", "runs"], rows)
    machine = (
        f"{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f} at the end; five million additions "
        f"in Python took {before:.2f} s before, {additions():.2f} s after."
    )
    write_section("Speed", f"{table}\n\n{machine}")


if __name__ == "__main__":
    main()
