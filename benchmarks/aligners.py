"""Our aligner beside vecalign and Bertalign, on the same vectors: accuracy, confidence, time and memory.

python benchmarks/aligners.py accuracy   writes its section of RESULTS.md, as does the next; both need numba
python benchmarks/aligners.py speed
python benchmarks/aligners.py textberg FOLDER MODEL   on the gold of aligners_textberg.py
python benchmarks/aligners.py weights    fits the weights of alignment/confidence.py on the tuning texts
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from aligners_scores import (
    auroc_of,
    counts,
    equal_width_error,
    interval,
    null_f1,
    strict_f1,
)
from aligners_sides import OVERLAPS, Overlaps, long_text, overlaps, side, unread
from aligners_textberg import counts as textberg_counts
from aligners_textberg import documents as textberg_documents
from aligners_textberg import measures
from aligners_texts import RECIPES, GoldBead, Planted, plant, texts
from numpy.typing import NDArray
from results import ROOT, markdown_table, write_section

from muqabala.alignment import align
from muqabala.alignment import confidence as judged
from muqabala.documents import read_document
from muqabala.embed import load_encoder
from muqabala.embed.base import Encoder
from muqabala.records import Bead
from muqabala.segment import sentences

SEEDS = (101, 102, 103)
TUNING_SEEDS = (1, 2, 3)
SIZES = (1000, 2000, 5000, 10_000, 20_000, 50_000)
SEVERAL_RUNS = 5000
"""Up to this size the best of three runs counts."""


def plain(beads: tuple[Bead, ...]) -> list[GoldBead]:
    """Return only which sentences are linked."""
    return [(bead.translation, bead.original) for bead in beads]


def planted(*, tuning: bool) -> Iterator[tuple[str, Planted]]:
    """Yield the name of the set and a document, for all sets, texts and seeds."""
    for name, recipe in RECIPES.items():
        for text, documents in texts(tuning=tuning).items():
            for seed in TUNING_SEEDS if tuning else SEEDS:
                yield name, plant(f"{name} {text} {seed}", documents, recipe, seed)


Aligner = Callable[[Overlaps, Overlaps], list[GoldBead]]


def peers() -> dict[str, Aligner]:
    """Return the peers as shipped, and with the cost of a null bead retuned."""
    from aligners_bertalign import bertalign
    from aligners_vecalign import vecalign

    def vecalign_with(percentile: float, english: Overlaps, arabic: Overlaps) -> list[GoldBead]:
        return vecalign(english[0], arabic[0], percentile=percentile)

    def bertalign_with(skip: float, english: Overlaps, arabic: Overlaps) -> list[GoldBead]:
        return bertalign(english[0], arabic[0], (english[1], arabic[1]), skip=skip)

    return {
        "vecalign, as shipped": partial(vecalign_with, 0.2),
        "vecalign, gap retuned (0.02)": partial(vecalign_with, 0.02),
        "Bertalign, as shipped": partial(bertalign_with, -0.1),
        "Bertalign, gap retuned (0)": partial(bertalign_with, 0.0),
    }


def accuracy(encoder: Encoder) -> str:
    """Return tables of all aligners on the reporting texts, and of our confidence."""
    blocks: dict[tuple[str, str], list[NDArray[np.float64]]] = {}
    judged_beads: dict[str, list[tuple[bool, float]]] = {}
    for name, document in planted(tuning=False):
        english, arabic = overlaps(encoder, document.english), overlaps(encoder, document.arabic)
        ours = align(side(english[0][0], document.english), side(arabic[0][0], document.arabic))
        with_paragraphs = align(
            side(english[0][0], document.english, document.paragraphs[0]),
            side(arabic[0][0], document.arabic, document.paragraphs[1]),
        )
        found = {label: aligner(english, arabic) for label, aligner in peers().items()}
        found |= {"ours": plain(ours), "ours, told the paragraphs": plain(with_paragraphs)}
        for label, beads in found.items():
            blocks.setdefault((name, label), []).append(counts(document, beads))
        gold = set(document.gold)
        judged_beads.setdefault(name, []).extend(
            ((bead.translation, bead.original) in gold, bead.confidence) for bead in ours
        )
    rows = [
        [name, label, interval(strict_f1, np.concatenate(parts)), interval(null_f1, np.concatenate(parts))]
        for (name, label), parts in blocks.items()
    ]
    table = markdown_table(["set", "aligner", "strict F1", "F1 on which are unaligned"], rows)
    sure = []
    for name, beads in judged_beads.items():
        right, confidence = zip(*beads, strict=True)
        sure.append(
            [
                name,
                len(right),
                len(right) - sum(right),
                f"{auroc_of(right, confidence):.3f}",
                f"{equal_width_error(right, confidence):.3f}",
            ]
        )
    header = ["set", "beads", "wrong", "AUROC of our confidence", "calibration error"]
    return f"{table}\n\n{markdown_table(header, sure)}"


def best_time(work: Callable[[], object], runs: int) -> float:
    """Return the least seconds of the processor in some runs: other work on the machine does not count."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def speed(encoder: Encoder) -> str:
    """Return a table of seconds after embedding, by size."""
    shipped = {label: aligner for label, aligner in peers().items() if "shipped" in label}
    rows = []
    for count in SIZES:
        english, arabic = long_text(encoder, count)
        sides = (unread(english), unread(arabic))
        runs = 3 if count <= SEVERAL_RUNS else 1
        for aligner in shipped.values() if count == SIZES[0] else ():
            aligner(english, arabic)  # compile
        times = [best_time(partial(align, *sides), max(runs, 2))]
        times += [best_time(partial(aligner, english, arabic), runs) for aligner in shipped.values()]
        rows.append([count, *(f"{seconds:.3f}" for seconds in times)])
        print(*rows[-1], file=sys.stderr)
    return markdown_table(["sentences a side", "ours", *shipped], rows)


MEMORY_SENTENCES = 20_000


def memory() -> str:
    """Return a sentence on the memory of a process that aligns alone."""
    child = [sys.executable, __file__, "aligned-alone"]
    before, peak = json.loads(subprocess.run(child, check=True, capture_output=True, text=True).stdout)
    return (
        f"{MEMORY_SENTENCES} sentences a side: {peak:.0f} MB at the peak of a process of its own, "
        f"{before:.0f} MB of them before it begins to align (model, text and vectors)."
    )


def aligned_alone() -> None:
    """Print megabytes before and at the peak of one alignment."""
    sides = tuple(unread(part) for part in long_text(load_encoder(None), MEMORY_SENTENCES, 1))
    before = _memory("VmRSS")
    align(*sides)
    print(json.dumps([before, _memory("VmHWM")]))


def _memory(field: str) -> float:
    """Return megabytes now or at the peak of this process; getrusage would count its parent's, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{field}:")[2].split()[0]) / 1024


def article_links(encoder: Encoder) -> str:
    """Return a sentence on the paragraph links of the labelled articles."""
    right = found = gold = 0
    for labels in sorted((ROOT / "corpora" / "articles").glob("*/labels.json")):
        spans = [
            [span for span in sentences(read) if not read.paragraphs[span.paragraph].kind.is_furniture]
            for read in (read_document(labels.parent / name) for name in ("english.txt", "arabic.txt"))
        ]
        sides = [
            side(
                encoder.encode([span.text for span in part]),
                tuple(span.text for span in part),
                tuple(span.paragraph for span in part),
            )
            for part in spans
        ]
        links = {
            (spans[0][ours].paragraph, spans[1][theirs].paragraph)
            for bead in align(*sides)
            for ours in bead.translation
            for theirs in bead.original
        }
        labelled = json.loads(labels.read_text(encoding="utf-8"))["alignment"]
        truth = {(ours, theirs) for both in labelled for ours in both[0] for theirs in both[1]}
        right, found, gold = right + len(links & truth), found + len(links), gold + len(truth)
    f1 = 2 * right / (found + gold)
    return f"Paragraph links of corpora/articles: F1 {f1:.3f} ({right} right of {found}; {gold} labelled)."


def textberg(encoder: Encoder, folder: Path) -> str:
    """Return a table of all aligners on the German-French gold."""
    totals: dict[str, list[NDArray[np.float64]]] = {}
    for german, french, gold in textberg_documents(folder):
        sides = overlaps(encoder, german), overlaps(encoder, french)
        found = {label: aligner(*sides) for label, aligner in peers().items()}
        found["ours"] = plain(align(side(sides[0][0][0], german), side(sides[1][0][0], french)))
        for label, beads in found.items():
            totals.setdefault(label, []).append(textberg_counts(gold, beads))
    rows = [
        [label, *(f"{figure:.3f}" for figure in measures(np.sum(parts, axis=0)))]
        for label, parts in totals.items()
    ]
    kinds = [f"{strictness} {measure}" for strictness in ("strict", "lax") for measure in ("P", "R", "F1")]
    return markdown_table(["aligner", *kinds, "strict F1 of links", "F1 on which are unaligned"], rows)


def fit_weights(encoder: Encoder) -> None:
    """Print logistic weights of the evidence for beads of the tuning texts."""
    seen: list[NDArray[np.float32]] = []
    evidence = judged.evidence

    def kept(*given: object) -> NDArray[np.float32]:
        seen.append(evidence(*given))
        return seen[-1]

    judged.evidence = kept
    right: list[bool] = []
    for _, document in planted(tuning=True):
        sides = (side(encoder.encode(lines), lines) for lines in (document.english, document.arabic))
        right += [bead in set(document.gold) for bead in plain(align(*sides))]
    features, truth = np.concatenate(seen).astype(float), np.array(right, float)
    weights = np.zeros(features.shape[1])
    for _ in range(50):  # Newton's method, with a trace of a ridge
        chance = 1 / (1 + np.exp(-features @ weights))
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + 1e-3 * np.eye(len(weights))
        weights += np.linalg.solve(curve, features.T @ (truth - chance) - 1e-3 * weights)
    for name, weight in zip(judged.WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


ACCURACY_NOTE = f"""Reporting texts: NTREX dev and half of TICO-19's documents, three seeds each; weights were
searched on FLORES and the other half of TICO-19. The peers are rebuilt from their papers and sources
(benchmarks/aligners_*.py) and take the vectors of all concatenations of up to {OVERLAPS} sentences, ours
those of the sentences alone. Intervals: 95 %, bootstrap over blocks of fifty sentences. In moved1k moved
beads count as links."""

TEXTBERG_NOTE = """Text+Berg, German and French, test documents 0 to 6 with their human gold, all aligners on
the vectors of one model. It is not distributed: `align train` made it for this table only, static, of 16,000
pieces, from some 60,000 German-French pairs of public repositories and Text+Berg's development document.
Precision and recall as in vecalign's score.py, where null beads count among those found, not among those
to be found. Our weights are those of the Arabic-English texts."""

SPEED_NOTE = """Seconds of one processor after embedding; up to 5,000 sentences the best of three runs. The
peers' kernels are compiled with numba, before the clock starts."""


def write_textberg(folder: str, model: str) -> None:
    """Write the section on the German-French gold."""
    table = textberg(load_encoder(model), Path(folder))
    write_section("Accuracy of aligners on Text+Berg, German-French", f"{TEXTBERG_NOTE}\n\n{table}")


def write_accuracy() -> None:
    """Write the section on the reporting texts."""
    encoder = load_encoder(None)
    parts = [ACCURACY_NOTE, accuracy(encoder), article_links(encoder)]
    write_section("Accuracy of aligners", "\n\n".join(parts))


def write_speed() -> None:
    """Write the section on speed and memory."""
    parts = [SPEED_NOTE, speed(load_encoder(None)), memory()]
    write_section("Speed of aligners", "\n\n".join(parts))


COMMANDS = {
    "accuracy": write_accuracy,
    "speed": write_speed,
    "textberg": write_textberg,
    "weights": lambda: fit_weights(load_encoder(None)),
    "aligned-alone": aligned_alone,
}

if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    COMMANDS[what](*rest)
