"""A verifier that reads both sides: trained, and measured on words put in each other's place.

python benchmarks/verifier.py train DATA FOLDER       an hour and a half of one core; a stopped run goes on
python benchmarks/verifier.py measure FOLDER [report]

It is not part of the tool: RESULTS.md says what it adds to the tables of contrasts, and a network that adds
more would be. ``measure`` changes each phrase of the tables that the Arabic does not allow for those that
exclude it, and takes the greatest gain of a change with the Arabic read, less a share of the gain without.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from pseudo_articles import Triple, triples
from results import ROOT, markdown_table, write_section
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from verifier_network import Cloze

from muqabala.embed.store import embedded_model
from muqabala.embed.weights import read_weights
from muqabala.languages.claims.contrasts.sets import Found, arabic_senses, english_senses
from muqabala.languages.tables import rows
from muqabala.training.config import read_config
from muqabala.training.sources import read_sources

TRIPLES = ROOT.parent / "shared" / "data" / "ours"
CHECKPOINT = "verifier.pt"

LAYERS, INNER, DROP = 2, 768, 0.1
EPOCHS, BATCH_TOKENS, RATE, WARMUP, LEAST_RATE = 2, 4096, 1.5e-3, 400, 0.02
CHECKPOINT_STEPS, LOG_STEPS = 600, 100
RIVALS, TEMPER = 3000, 0.75
"""Tokens drawn for a batch, by frequency to this power (Y. Bengio and J.-S. Senecal, 2008)."""

JOINED, GUESSED, LONGEST = 0.2, 0.12, 100
"""Shares of texts read with their neighbour and of batches read without Arabic; tokens of a side."""

LEVEL = 0.3
"""The size that the token vectors begin with, as a share of the root of their dimension."""

WEIGHTS = {
    **{"unpc_conflict": 2, "docs_human": 1.5, "mozilla_web": 1, "yemen_politics_bilingual": 1},
    **{"law_udhr": 3, "sdg_un_targets": 2, "msdocs_dynamics": 0.25, "msdocs_alchemy": 0.5},
    **{"coop_translator_mt": 0.8, "tatoeba_train": 0.7, "gazetteer": 0.3, "nouns": 0.3, "verbs": 0.3},
    **{"sentences1": 6, "sentences2": 6, "sentences3": 6},
}
"""Passes over a source in an epoch; others have half of one."""

PASSAGES, EVERY = 5, 4
"""Passes over the faithful sides of every fourth line of the triples; even lines between choose a bound."""

CHECKS = ("comparison", "modality", "quantifier", "relation")
BEFORE, AFTER, BESIDE = 24, 16, 1
"""Tokens read before and after a change, and those beside it that are weighed with it."""

GUESS_SHARE = 0.7
FALSE_SHARE = 0.01
"""Of the free translations, the share that each check may flag."""

Text = tuple[list[int], list[int]]


def train(data: Path, folder: Path) -> None:
    """Train the network and leave it in a folder."""
    torch.manual_seed(1)
    tokenizer = Tokenizer.from_file(str(embedded_model() / "tokenizer.json"))
    sources = list(_sources(tokenizer, data))
    counts = np.zeros(tokenizer.get_vocab_size())
    for weight, texts in sources:
        tokens = np.fromiter(chain.from_iterable(english for english, _ in texts), np.int64)
        counts += weight * np.bincount(tokens, minlength=len(counts))
    chances = torch.tensor(counts**TEMPER / (counts**TEMPER).sum(), dtype=torch.float32)
    cloze = _network()
    with torch.no_grad():
        cloze.bias[: len(counts)] = torch.tensor(counts / counts.sum()).clamp(min=1e-7).log()
    batches = [batch for number in range(EPOCHS) for batch in _batches(_epoch(sources, number), number)]
    optimiser = torch.optim.AdamW(
        cloze.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.0, fused=True
    )
    first = _resumed(cloze, optimiser, folder)
    losses, start = [], time.monotonic()
    for step, batch in enumerate(batches[first:], first + 1):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, step / WARMUP) * max(LEAST_RATE, 1 - step / len(batches))
        loss = _loss(cloze, batch, chances)
        loss.backward()
        nn.utils.clip_grad_norm_(cloze.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        losses.append(loss.item())
        if step % LOG_STEPS == 0:
            loss, spent = np.mean(losses[-LOG_STEPS:]), time.monotonic() - start
            print(f"step {step} of {len(batches)}, loss {loss:.3f}, {spent:.0f} s", flush=True)
        if step % CHECKPOINT_STEPS == 0 or step == len(batches):
            state = {"cloze": cloze.state_dict(), "optimiser": optimiser.state_dict(), "step": step}
            torch.save(state, folder / f"{CHECKPOINT}.tmp")
            (folder / f"{CHECKPOINT}.tmp").replace(folder / CHECKPOINT)


def _network() -> Cloze:
    matrix, _ = read_weights(embedded_model() / "model.safetensors")
    vectors = torch.tensor(np.asarray(matrix, dtype=np.float32))
    vectors *= LEVEL * vectors.shape[1] ** 0.5 / vectors.norm(dim=1).mean()
    return Cloze(vectors, inner=INNER, layers=LAYERS, drop=DROP)


def _resumed(cloze: Cloze, optimiser: torch.optim.Optimizer | None, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / CHECKPOINT).exists():
        return 0
    state = torch.load(folder / CHECKPOINT)
    cloze.load_state_dict(state["cloze"])
    if optimiser:
        optimiser.load_state_dict(state["optimiser"])
    return int(state["step"])


def _sources(tokenizer: Tokenizer, data: Path) -> Iterator[tuple[float, list[Text]]]:
    config = read_config(embedded_model() / "training.toml")
    for part in read_sources(config, data):
        yield WEIGHTS.get(part.source.name, 0.5), _texts(tokenizer, part.pairs)
    passages = triples(data / "ours", "development")[:: EVERY // 2]
    faithful = [(english, it.original) for it in passages for english in (it.faithful, it.free)]
    yield PASSAGES, _texts(tokenizer, faithful)


def _texts(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> list[Text]:
    sides = (
        [found.ids for found in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]
        for texts in zip(*pairs, strict=True)
    )
    return list(zip(*sides, strict=True))


def _epoch(sources: Sequence[tuple[float, list[Text]]], seed: int) -> list[Text]:
    rng = random.Random(seed)
    drawn = []
    for weight, texts in sources:
        whole, share = divmod(weight, 1)
        places = [*range(len(texts))] * int(whole) + rng.sample(range(len(texts)), round(share * len(texts)))
        for place in places:
            english, arabic = texts[place]
            while rng.random() < JOINED and place + 1 < len(texts):
                place += 1
                english, arabic = english + texts[place][0], arabic + texts[place][1]
            if english and arabic:
                drawn.append((english[:LONGEST], arabic[:LONGEST]))
    rng.shuffle(drawn)
    return drawn


def _batches(texts: Sequence[Text], seed: int) -> list[list[Text]]:
    """Put texts of like lengths together, up to a number of tokens with the padding."""
    batches: list[list[Text]] = []
    batch: list[Text] = []
    for text in sorted(texts, key=lambda it: (len(it[0]) // 4, len(it[1]))):
        longest = max(len(side) for other in (*batch, text) for side in other)
        if batch and longest * (len(batch) + 1) > BATCH_TOKENS:
            batches.append(batch)
            batch = []
        batch.append(text)
    random.Random(seed).shuffle(batches := [*batches, batch])
    return batches


def _loss(cloze: Cloze, batch: Sequence[Text], chances: Tensor) -> Tensor:
    guessed = bool(torch.rand(()) < GUESSED)
    english, lengths, present = _padded([text[0] for text in batch])
    arabic, _, known = _padded([[cloze.nothing] if guessed else text[1] for text in batch])
    drawn = torch.multinomial(chances, RIVALS)
    with torch.autocast("cpu", torch.bfloat16):
        answers = cloze(english, lengths, arabic, ~known)[present]
        tokens = english[present]
        right = cloze.score_of(answers, tokens)
        wrong = cloze.scores(answers, drawn).float()
    often = (chances[drawn] * RIVALS).log().clamp(max=0)  # each is drawn at most once
    wrong = (wrong - often).masked_fill(drawn == tokens[:, None], float("-inf"))
    return functional.cross_entropy(
        torch.cat([right[:, None], wrong], 1), torch.zeros(len(tokens), dtype=torch.long)
    )


def _padded(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor, Tensor]:
    lengths = torch.tensor([len(text) for text in texts])
    matrix = torch.zeros(len(texts), int(lengths.max()), dtype=torch.long)
    for row, text in zip(matrix, texts, strict=True):
        row[: len(text)] = torch.tensor(text)
    return matrix, lengths, torch.arange(matrix.shape[1]) < lengths[:, None]


class Change(NamedTuple):
    """A translation put otherwise; ``allowed`` and ``said`` tell what the Arabic does for the new words."""

    check: str
    text: str
    allowed: bool
    said: bool


def changes(original: str, translation: str) -> Iterator[Change]:
    """Change each phrase that the Arabic does not allow for those that exclude it."""
    arabic, english = Found(arabic_senses(original)), Found(english_senses(translation))
    allowed, said = ({(m.check, m.group, m.name) for m in found} for found in (arabic.allowed, arabic.said))
    for told in english.beyond(arabic):
        place = english.said[told][0]
        for name, phrase in _phrases()[told.check, told.group].items():
            key = told.check, told.group, name
            if told.check in CHECKS and name != told.name:
                text = f"{translation[: place.start]}{phrase}{translation[place.end :]}"
                yield Change(told.check, text, key in allowed, key in said)


def _phrases() -> dict[tuple[str, str], dict[str, str]]:
    phrases: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows("contrasts.tsv"):
        plain = [it for it in row["english"].split("|") if it and not set(it) & set("{…")]
        if plain:
            phrases[row["check"], row["set"]][row["member"]] = plain[0]
    return phrases


class Verifier:
    """The network as it was trained."""

    def __init__(self, folder: Path) -> None:
        self.cloze = _network().eval()
        self.steps = _resumed(self.cloze, None, folder)
        self.tokenizer = Tokenizer.from_file(str(embedded_model() / "tokenizer.json"))

    def gain(self, original: str, translation: str, other: str) -> float:
        """Return how much likelier other words are, with the Arabic less a share of that without."""
        arabic, said, new = (
            self.tokenizer.encode(text, add_special_tokens=False).ids
            for text in (original, translation, other)
        )
        shorter = min(len(said), len(new))
        same = next((n for n in range(shorter) if said[n] != new[n]), shorter)
        rest = next((n for n in range(shorter - same) if said[-1 - n] != new[-1 - n]), shorter - same)
        reading, guessing = (
            self._likelihood(new, same, rest, read) - self._likelihood(said, same, rest, read)
            for read in (arabic, [self.cloze.nothing])
        )
        return reading - GUESS_SHARE * guessing

    def _likelihood(self, text: list[int], same: int, rest: int, arabic: list[int]) -> float:
        start, end = max(0, same - BESIDE), min(len(text), len(text) - rest + BESIDE)
        first = max(0, start - BEFORE)
        window = torch.tensor([text[first : end + AFTER]])
        originals = torch.tensor([arabic])
        with torch.no_grad():
            answers = self.cloze(
                window, torch.tensor([window.shape[1]]), originals, torch.zeros_like(originals) > 0
            )
            tokens = torch.arange(self.cloze.edge)
            shares = self.cloze.scores(answers[0, start - first : end - first], tokens).log_softmax(-1)
        return float(shares.gather(1, window[0, start - first : end - first, None]).sum())


def measure(folder: Path, half: str = "development") -> None:
    """Write what the tables and the network find on a half of the triples, and what the network adds."""
    verifier = Verifier(folder)
    chosen = list(_suspicions(verifier, triples(TRIPLES, "development")[1 :: EVERY // 2]))
    free = [it for it in chosen if it.style == "free"]
    bounds = {
        check: sorted((it.gains.get(check, 0.0) for it in free), reverse=True)[round(FALSE_SHARE * len(free))]
        for check in CHECKS
    }
    measured = chosen if half == "development" else _suspicions(verifier, triples(TRIPLES, "report"))
    total, tables, added = Counter[str](), Counter[str](), Counter[str]()
    for it in measured:
        total[it.style] += 1
        tables[it.style] += it.told
        added[it.style] += not it.told and any(gain > bounds[check] for check, gain in it.gains.items())
    table = markdown_table(
        ["passages", "number", "told by the tables", "added by the verifier"],
        [[name, total[name], tables[name], added[name]] for name in (*CHECKS, "faithful", "free")],
    )
    told = ", ".join(f"{check} {bound:.1f}" for check, bound in bounds.items())
    write_section(
        f"A verifier that reads both sides, {half} half",
        f"{table}\n\nAfter {verifier.steps} steps. A change counts where its gain is over what "
        f"{FALSE_SHARE:.0%} of the free translations of development lines have: {told}. The tables were "
        "built on the development half.",
    )


class Suspicion(NamedTuple):
    """What speaks against a passage: the tables, and the greatest gain of a change that the Arabic allows."""

    style: str
    told: bool
    gains: dict[str, float]


def _suspicions(verifier: Verifier, passages: Sequence[Triple]) -> Iterator[Suspicion]:
    for it in passages:
        for style, text in ((it.type, it.drifted), ("faithful", it.faithful), ("free", it.free)):
            others = [other for other in changes(it.original, text) if other.allowed]
            gains: dict[str, float] = {}
            for other in others:
                gain = verifier.gain(it.original, text, other.text)
                gains[other.check] = max(gain, gains.get(other.check, gain))
            yield Suspicion(style, any(other.said for other in others), gains)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "train":
        train(*map(Path, rest))
    else:
        measure(Path(rest[0]), *rest[1:])
