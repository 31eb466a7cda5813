"""The engines: the same bytes from each, whatever is killed on the way."""

import errno
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec

import pytest

from muqabala.batch import local, shards
from muqabala.batch.disk import disk_errors
from muqabala.batch.run import RUNS
from muqabala.errors import CorpusError
from small_corpus import QUICK, in_process, row, two_workers

KILLED_PAIRS = 120
KILLS = 3


def started(bench, results, *options, prepare=lambda: None):
    """Start ``align batch`` in a process group of its own; ``prepare`` is done in it first."""
    checks = ",".join(QUICK.select)
    command = (
        sys.executable,
        "-m",
        "muqabala",
        "batch",
        bench.manifest,
        "-o",
        results,
        "--select",
        checks,
        "--progress",
        "none",
    )
    return subprocess.Popen(
        [*map(str, command), *options],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: (heeding_ctrl_c(), prepare()),
    )


def heeding_ctrl_c():
    """Take SIGINT as on a terminal: a shell has what it starts with ``&`` ignore it, and so do we then."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finish(bench, results, *options):
    process = started(bench, results, *options)
    _, said = process.communicate(timeout=150)
    assert process.returncode == 1, said  # some articles drift


def shards_of(results):
    return {path.name: path.read_bytes() for path in (results / "shards").iterdir()}


def written(results):
    """Count the records so far, those in unfinished shards too."""
    while True:
        with suppress(FileNotFoundError):  # a shard was finished, and renamed, while we looked
            return sum(path.read_bytes().count(b"\n") for path in (results / "shards").glob("*"))


def test_two_workers_write_what_one_process_writes(bench, tmp_path):
    bench.run(in_process)
    bench.run(two_workers, results=tmp_path / "other")
    assert shards_of(bench.results) == shards_of(tmp_path / "other")
    assert len(bench.lines()) == 12


def test_a_run_killed_again_and_again_loses_nothing_and_doubles_nothing(bench, tmp_path):
    bench.write(row(number) for number in range(KILLED_PAIRS))
    generator = random.Random(8)
    before = 0
    for _ in range(KILLS):
        process = started(bench, bench.results)
        goal = before + generator.randrange(1, KILLED_PAIRS // (KILLS + 1))
        while process.poll() is None and (not bench.results.exists() or written(bench.results) < goal):
            time.sleep(0.02)
        process.kill()  # the run alone: its workers must notice
        process.communicate()
        now = written(bench.results)
        assert now >= goal
        before = now
    bench.run(two_workers)
    whole = tmp_path / "whole"
    bench.run(two_workers, results=whole)
    assert bench.lines() == bench.lines(whole)
    assert len(bench.lines()) == KILLED_PAIRS


def test_ctrl_c_keeps_what_was_done(bench):
    endless = bench.folder / "endless"
    os.mkfifo(endless)  # the worker that reads it waits, so that the run cannot end before the signal
    last = {"id": "z", "translation": str(endless), "original_text": row(0)["original_text"]}
    bench.write([*(row(number) for number in range(KILLED_PAIRS)), last])
    process = started(bench, bench.results)
    while not bench.results.exists() or written(bench.results) < 5:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130, said
    assert said.strip().endswith("of this run); the same command goes on")
    assert said.strip().count("\n") == 0
    assert {path.suffix for path in (bench.results / "shards").iterdir()} == {".jsonl"}
    assert 5 <= len(bench.lines()) <= KILLED_PAIRS


def test_ctrl_c_while_workers_start_prints_no_traceback(bench):
    process = started(bench, bench.results)
    while not (bench.results / shards.SHARDS).exists():
        time.sleep(0.01)
    time.sleep(0.15)  # a worker now imports what it needs
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in said


def test_what_the_disk_refuses_is_one_line_and_no_failure_of_a_pair(bench):
    def with_little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))  # less than a report

    process = started(bench, bench.results, prepare=with_little_room)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.count("\n")) == (2, 1)
    assert "File too large; mend that and run the same command again" in said
    assert bench.lines() == []
    finish(bench, bench.results)


def test_a_full_disk_is_told_as_such(tmp_path):
    with (
        pytest.raises(CorpusError, match="the disk is full; make room and run the same"),
        disk_errors(tmp_path),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_list_of_runs_that_cannot_be_written_is_told_before_the_work(bench):
    (bench.results / RUNS).mkdir(parents=True)
    with pytest.raises(CorpusError, match=f"{RUNS}: Is a directory; mend that"):
        bench.run()
    assert bench.lines() == []


def test_a_second_run_beside_the_first_is_refused(bench):
    def beside(job, plan, numbers):
        finished = subprocess.run(
            [sys.executable, "-m", "muqabala", "batch", bench.manifest, "-o", bench.results, "-q"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert finished.returncode == 2
        assert "another run is at work" in finished.stderr
        yield from in_process(job, plan, numbers)

    assert bench.run(beside).done == 12


def test_a_worker_that_dies_before_it_has_loaded_is_no_failure_of_a_pair(bench, monkeypatch):
    start = local._started

    def stillborn(job):
        worker = start(job)
        worker.process.kill()
        return worker

    monkeypatch.setattr(local, "_started", stillborn)
    with pytest.raises(CorpusError, match="while it loaded the models; free memory, or give fewer --workers"):
        bench.run(two_workers)
    assert bench.lines() == []


def test_a_worker_that_dies_as_it_asks_for_a_shard_costs_nothing(bench, monkeypatch):
    give, killed = local._give, []

    def to_the_dead(worker, shard):
        if not killed:
            killed.append(worker)
            worker.process.kill()
            worker.process.join()
        return give(worker, shard)

    monkeypatch.setattr(local, "_give", to_the_dead)
    tally = bench.run(two_workers)
    assert (tally.done, tally.failed) == (12, 0)


def test_a_pair_that_kills_its_worker_twice_is_a_failure_and_the_rest_goes_on(bench, monkeypatch):
    rows = [row(number) for number in range(6)]
    deadly = bench.folder / "deadly"
    os.mkfifo(deadly)  # a worker that reads it waits
    rows[2] = {"id": "a002", "translation": str(deadly), "original_text": rows[2]["original_text"]}
    bench.write(rows)
    start, wait, workers = local._started, local.connection.wait, []

    def watched(job):
        workers.append(start(job))
        return workers[-1]

    def killing(lines):
        while not (ready := wait(lines, 0.05)):
            try:
                pipe = os.open(deadly, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:  # nobody reads it
                continue
            workers[-1].process.kill()
            workers[-1].process.join()
            os.close(pipe)
        return ready

    monkeypatch.setattr(local, "_started", watched)
    monkeypatch.setattr(local.connection, "wait", killing)
    tally = bench.run(lambda job, plan, numbers: local.run(job, plan, numbers, workers=1))
    assert (tally.done, tally.failed, len(workers)) == (6, 1, 3)
    failures = [json.loads(line) for line in bench.lines() if b'"failure":{' in line]
    assert [(it["id"], it["failure"]["error"]) for it in failures] == [("a002", "WorkerDied")]


@pytest.mark.slow
@pytest.mark.skipif(find_spec("ray") is None, reason="needs Ray: pip install 'muqabala[ray]'")
def test_a_ray_cluster_writes_what_two_workers_write(bench, tmp_path):
    finish(bench, tmp_path / "ray", "--engine", "ray")
    bench.run(two_workers)
    assert shards_of(tmp_path / "ray") == shards_of(bench.results)
