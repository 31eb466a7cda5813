"""A small corpus for the tests of batches, and the settings that make a run quick."""

import json
from dataclasses import dataclass
from pathlib import Path

from muqabala.batch import local, shards
from muqabala.batch.corpus import Corpus
from muqabala.batch.locks import held_by_run
from muqabala.batch.run import run
from muqabala.settings import Settings

# Two checks that read no tables: a worker is ready in half a second.
QUICK = Settings(select=("repetition", "encoding"))

TOWNS = (("Basra", "البصرة"), ("Tripoli", "طرابلس"), ("Aden", "عدن"), ("Oran", "وهران"))


def row(number):
    """Return a pair of two sentences as a row of a manifest; every fourth repeats itself."""
    english, arabic = TOWNS[number % len(TOWNS)]
    again = " The port is closed." if number % 4 == 3 else ""
    return {
        "id": f"a{number:03}",
        "translation_text": f"The port of {english} has {number + 20} ships. The port is closed.{again}",
        "original_text": f"في ميناء {arabic} {number + 20} سفينة. الميناء مغلق.",
        "date": f"2025-{1 + number % 3:02}-01",
        "engine": "ab"[number % 2],
    }


@dataclass(frozen=True)
class Bench:
    """A corpus in a folder of the test's own, and the run of it."""

    folder: Path

    @property
    def manifest(self):
        return self.folder / "corpus.jsonl"

    @property
    def results(self):
        return self.folder / "results"

    def write(self, rows):
        text = "".join(json.dumps(it, ensure_ascii=False) + "\n" for it in rows)
        self.manifest.write_text(text, encoding="utf-8")

    def run(self, engine=None, *, settings=QUICK, results=None, **options):
        """Run it in this process unless another engine is given."""
        folder = results or self.results
        with held_by_run(folder, print):
            return run(Corpus([self.manifest]), folder, settings, engine or in_process, **options)

    def lines(self, results=None):
        """Return all lines of all shards, sorted: one each pair where nothing was doubled."""
        folder = (results or self.results) / shards.SHARDS
        return sorted(line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines())


def in_process(job, plan, numbers):
    """An engine without processes."""
    from muqabala.batch.work import work_shard
    from muqabala.comparison import load_models

    models = load_models(job.settings.model)
    for shard in plan:
        yield from work_shard(shard, job, models)


def two_workers(job, plan, numbers):
    return local.run(job, plan, numbers, workers=2)
