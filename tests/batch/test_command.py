"""``align batch`` and ``align stats`` as a user calls them."""

import json
import os
import pty
import subprocess
import sys

import pytest

from muqabala.batch.locks import held_by_run
from small_corpus import QUICK, row

PATTERN = ("--pattern", "{id}.a", "{id}.b")
CHECKS = ("--select", ",".join(QUICK.select))


def align(folder, *arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "muqabala", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_a_batch_ends_with_its_statistics_and_stats_shows_them_again(bench):
    result = align(bench.folder, "batch", bench.manifest, "-o", "out", *CHECKS)
    assert result.returncode == 1
    assert "12 of 12 articles (100 %)" in result.stderr
    assert "repetition         3  25.0 %         3" in result.stdout
    again = align(bench.folder, "stats", "out", "-o", "it.html", "-o", "it.csv", "--compare", "engine")
    assert again.returncode == 2  # both engines, but no original in common
    again = align(bench.folder, "stats", "out", "-o", "it.html", "-o", "it.csv", "--against", "out")
    assert (again.returncode, again.stderr) == (0, "align: wrote it.html\nalign: wrote it.csv\n")
    counts, _, rest = again.stdout.partition("Differences\n")
    assert counts + rest.partition("\n\n")[2] == result.stdout
    assert (bench.folder / "it.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_progress_may_be_json(bench):
    result = align(bench.folder, "batch", bench.manifest, "-o", "out", *CHECKS, "--progress", "json")
    last = json.loads(result.stderr.splitlines()[-1])
    assert (last["total"], last["done"], last["failed"], last["seconds_left"]) == (12, 12, 0, 0)


def test_on_a_terminal_there_is_a_bar(bench):
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "muqabala", "batch", bench.manifest, "-o", "out", *CHECKS],
        cwd=bench.folder,
        stdout=subprocess.DEVNULL,
        stderr=slave,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(slave)
    shown = b""
    try:
        while data := os.read(master, 4096):
            shown += data
    except OSError:  # the other end is closed
        pass
    os.close(master)
    assert process.wait() == 1
    assert "━" in shown.decode(errors="ignore")


def test_failures_are_told_by_the_exit_code(bench):
    bench.write([row(0), {"id": "x", "translation": "no.txt", "original_text": "نص"}])
    result = align(bench.folder, "batch", bench.manifest, "-o", "out", *CHECKS)
    assert result.returncode == 2
    assert "x        " in result.stdout
    assert "does not exist" in result.stdout
    stopped = align(bench.folder, "batch", bench.manifest, "-o", "out", *CHECKS, "--max-failures", "0", "-q")
    assert (stopped.returncode, stopped.stdout) == (2, "")
    assert stopped.stderr.count("\n") == 1
    assert "--max-failures is 0" in stopped.stderr
    quiet = align(bench.folder, "batch", bench.manifest, "-o", "out", *CHECKS, "-q")
    assert (quiet.returncode, quiet.stdout) == (2, "")
    assert quiet.stderr == "align: 1 of 2 pairs failed; 'align stats out' says why\n"


def test_a_review_of_nothing_but_failures_says_so(bench):
    bench.write([{"id": "x", "translation": "no.txt", "original_text": "نص"}])
    align(bench.folder, "batch", bench.manifest, "-o", "out", *CHECKS)
    result = align(bench.folder, "review", "out", "--no-open")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == "align: out: every pair failed; 'align stats out' says why"


def test_a_run_that_is_refused_leaves_the_matches_of_the_other_alone(bench):
    out, heap = bench.folder / "out", bench.folder / "heap"
    heap.mkdir()
    with held_by_run(out, print):
        (out / "matches.csv").write_text("of the other", encoding="utf-8")
        result = align(bench.folder, "batch", "heap", "--match", "-o", "out")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "another run is at work" in result.stderr
    assert (out / "matches.csv").read_text(encoding="utf-8") == "of the other"


def test_a_heap_is_matched_and_compared(bench):
    heap = bench.folder / "heap"
    heap.mkdir()
    texts = (
        "The minister of health visited 14 hospitals in Basra on Sunday.\nHe promised 300 new beds.",
        "زار وزير الصحة ١٤ مستشفى في البصرة يوم الأحد.\nووعد بتوفير ٣٠٠ سرير جديد.",
        "The football team of Oran won the cup for the third time in 1986.",
    )
    for number, text in enumerate(texts):
        (heap / f"{number}.txt").write_text(text, encoding="utf-8")
    result = align(bench.folder, "batch", "heap", "--match", "-o", "out", *CHECKS, "--exit-zero")
    assert result.returncode == 0, result.stderr
    assert "align: 1 pair found: out/matches.csv" in result.stderr
    assert "align: 1 file has no partner: out/unmatched.csv" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("batch", "corpus.jsonl", "-o", "out", "--address", "auto"), "give --engine ray, too"),
        (("batch", "corpus.jsonl"), "Missing option '-o'"),
        (("batch", "corpus.jsonl", "-o", "out", *PATTERN), "leave it out for manifests"),
        (("batch", ".", "--match", "-o", "out", *PATTERN), "leave it out for manifests"),
        (("batch", ".", "-o", "out", "--pattern", "x"), "see 'align batch --help'"),
        (("batch", "none.csv", "-o", "out"), "'none.csv' does not exist"),
        (("stats", "."), "holds no results"),
        (("stats", ".", "-o", "x.txt"), "statistics are written to .csv or .html"),
    ],
)
def test_bad_use_is_one_line_that_says_what_to_do(bench, arguments, said):
    result = align(bench.folder, *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_help_imports_nothing_heavy(bench):
    code = (
        "import sys; from muqabala.cli import cli; from muqabala.cli import batch, stats; "
        "print({name.split('.')[0] for name in sys.modules} & {'numpy', 'ray', 'rich', 'jinja2', 'pyarrow'})"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"
