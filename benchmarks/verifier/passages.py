"""Labelled texts: passages with the drifts that hands put into them, and their faithful translations."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

CORPORA = Path(__file__).parents[2] / "corpora"

CLASSES = (
    *("none", "negation", "modality", "quantifier", "comparison", "relation", "role", "attribution"),
    *("mistranslation", "name", "term", "number", "date", "unit", "omission", "addition", "question"),
)
"""What the verifier tells of a token, in the order of its outputs."""

CLASS_OF = {
    **dict.fromkeys(("sense", "opposite", "idiom", "quotation", "untranslated", "type"), "mistranslation"),
    **{"tense": "modality", "scope": "quantifier", "pronoun": "role", "command": "question"},
    **{"percent": "number", "code": "number", "currency": "unit"},
    **{"list": "omission", "truncation": "omission", "repetition": "addition"},
}
"""The class of a type of drift that is none itself; of those that are not here either, mistranslation."""

IGNORED = 255
"""The label of tokens of which nothing is known."""

DEV_EVERY = 12
"""Each twelfth passage is of the dev set."""

FAITHFUL = CLASSES.index("none")
MISTRANSLATION, OMISSION, ADDITION = map(CLASSES.index, ("mistranslation", "omission", "addition"))

FIELDS = (
    *("diplomacy", "economy", "law", "science", "culture", "local", "politics"),
    *("opinion", "agency", "business", "policy", "sport_courts", "discoveries", "interviews", "roles"),
    *("reports", "wire", "features", "markets", "treaties", "laboratory"),
    *("security", "society", "columns", "energy", "testimony", "technology", "thinktank", "narrative"),
    *("verbs", "nouns", "adjectives", "idioms", "freely"),
    *("verbs_2", "nouns_2", "particles", "fields", "common", "roles_2", "speakers", "clauses", "hidden"),
    *("essays", "desk", "investigations", "analysis", "freely_2"),
    *("columnists", "parties", "caveats", "sections", "rewritten", "machines", "portraits", "bulletins"),
    *("turns", "turns_2", "turns_3", "wordings"),
)
"""The files of edits in the order that they are numbered in: the dev set goes by numbers."""

NEAR = 0.5
"""How like its faithful version a drifted one must be for their difference to be the drift alone."""

_WORD = re.compile(r"\w+|[^\w\s]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An English text, its original, and where it drifts.

    ``wrong`` are the spans of the English that say otherwise, ``joints`` the words on either side of what
    was left out, and ``belied`` the Arabic words that are not rendered, where they are known.
    """

    english: str
    arabic: str
    source: str
    label: int = FAITHFUL
    wrong: tuple[Span, ...] = ()
    joints: tuple[Span, ...] = ()
    belied: str = ""


Passage = list[Labelled]
"""The texts that render one original."""


def passages(ours: Path) -> list[Passage]:
    """Read all passages: those in the folder of our own data, then those in corpora/."""
    return list(chain(_triples(ours), _faithful(ours), _blind(), _free(), _edits()))


def class_of(kind: str) -> int:
    """Return the class of a type of drift as a hand wrote it.

    >>> CLASSES[class_of("Question/command")], CLASSES[class_of("tense")]
    ('question', 'modality')
    """
    kind = kind.strip().lower().split("/")[0]
    kind = CLASS_OF.get(kind, kind)
    return CLASSES.index(kind) if kind in CLASSES else MISTRANSLATION


def differences(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of ``new`` that ``old`` does not say, and the words beside what ``new`` leaves out.

    >>> differences("He did not sign the new law.", "He did sign the old law.")
    (((16, 19),), ((3, 6), (7, 11)))
    """
    before, after = ([(m.group().lower(), m.span()) for m in _WORD.finditer(text)] for text in (old, new))
    matcher = _matcher([word for word, _ in before], [word for word, _ in after])
    wrong: list[Span] = []
    joints: list[Span] = []
    for change, start, end, first, last in matcher.get_opcodes():
        if change in ("replace", "insert") and _says_something(after[first:last]):
            wrong.append((after[first][1][0], after[last - 1][1][1]))
        elif change == "delete" and _says_something(before[start:end]):
            joints += [span for _, span in after[max(0, first - 1) : first + 1]]
    return tuple(wrong), tuple(joints)


def _says_something(words: list[tuple[str, Span]]) -> bool:
    return any(word[0].isalnum() for word, _ in words)


def with_drift(arabic: str, old: str, new: str, kind: str, belied: str, source: str) -> Labelled:
    """Return the text ``new``, which drifts where it differs from the faithful ``old``."""
    return Labelled(new, arabic, source, class_of(kind), *differences(old, new), belied)


def _triples(ours: Path) -> Iterator[Passage]:
    for name in ("drift_triples.tsv", "drift_triples2.tsv"):
        for number, line in enumerate((ours / name).read_text(encoding="utf-8").splitlines()):
            arabic, near, free, drifted, kind, _, evidence, *_ = line.split("\t")
            source = "report" if number % 2 else "even"
            yield [
                Labelled(near, arabic, source),
                Labelled(free, arabic, source),
                with_drift(arabic, near, drifted, kind, evidence.split("⇄")[-1].strip(), source),
            ]


def _faithful(ours: Path) -> Iterator[Passage]:
    for line in (ours / "faithful.tsv").read_text(encoding="utf-8").splitlines():
        arabic, *versions = line.split("\t")[:4]
        yield [Labelled(version, arabic, "faithful") for version in versions]


def _blind() -> Iterator[Passage]:
    for path in sorted((CORPORA / "blind").glob("*.tsv")):
        source = "blind4" if path.stem.endswith("_4") else "blind"
        for row in _rows(path):
            versions = [version for version in (row["faithful"], row["free"]) if version]
            arabic, drifted = row["original"], row["drifted"]
            passage = [Labelled(version, arabic, source) for version in versions]
            likeness = [_likeness(version, drifted) for version in versions]
            if max(likeness) > NEAR:
                nearest = versions[likeness.index(max(likeness))]
                passage.append(with_drift(arabic, nearest, drifted, row["type"], "", source))
            yield passage


def _likeness(version: str, other: str) -> float:
    return _matcher(version.lower().split(), other.lower().split()).ratio()


def _matcher(words: list[str], others: list[str]) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(None, words, others, autojunk=False)


def _free() -> Iterator[Passage]:
    for path in sorted((CORPORA / "free").glob("*.tsv")):
        for row in _rows(path):
            yield [Labelled(row[style], row["original"], "free") for style in ("free", "freer")]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _edits() -> Iterator[Passage]:
    """Read the passages of corpora/edits; corpora/README.md tells their form."""
    for field in FIELDS:
        for block in (CORPORA / "edits" / f"{field}.txt").read_text(encoding="utf-8").split("\n\n"):
            yield list(_edited(block.strip().splitlines()[1:]))


def _edited(lines: list[str]) -> Iterator[Labelled]:
    texts: dict[str, str] = {}
    for line in lines:
        mark, rest = line.split(" ", 1)
        if mark not in ("-", "="):
            texts[mark] = rest.strip()
            if mark != "AR":
                yield Labelled(texts[mark], texts["AR"], "edits")
            continue
        version, *kind, edit = (part.strip() for part in rest.split("|")[: 3 if mark == "-" else 2])
        old, new = (words.strip() for words in edit.split("=>"))
        text = texts[version.upper()]
        other = _tidied(text.replace(old, new))
        if mark == "-":
            yield with_drift(texts["AR"], text, other, kind[0], rest.split("|")[3].strip(), "edits")
        else:
            yield Labelled(other, texts["AR"], "edits")


def _tidied(text: str) -> str:
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"  +", " ", text)).strip()
