"""What a training run is made of, read from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from muqabala.errors import ConfigError

KINDS = ("pairs", "sentences", "triples", "lexicon")
"""The forms of a data file; ``sources.READERS`` has a reader for each."""

PRECISIONS = ("float32", "float16")
"""Those that sentence-transformers and StaticEncoder both read."""

LINES = ("all", "even")
"""Which lines of a file are trained on: odd ones of our own texts are kept to report on."""


@dataclass(frozen=True, slots=True)
class Source:
    """One data file: where it lies, how to read it, how much it counts, whose it is.

    ``weight`` is the number of passes over the file in one epoch: 0.6 takes
    six pairs of ten, 4 takes each four times. ``without`` are prefixes of
    document names left out. ``lexicon`` tells whether word translations are
    learnt from it too.
    """

    path: str
    kind: str
    weight: float
    licence: str
    origin: str
    lines: str = "all"
    without: tuple[str, ...] = ()
    lexicon: bool = True

    def __post_init__(self) -> None:
        _require(self.kind in KINDS, f"kind is {self.kind!r}, not one of {', '.join(KINDS)}")
        _require(self.lines in LINES, f"lines is {self.lines!r}, not one of {', '.join(LINES)}")
        _require(self.weight > 0, f"weight is {self.weight}, which is not above 0")

    @property
    def name(self) -> str:
        """Return the file's name without its folder and suffixes."""
        return Path(self.path).name.split(".")[0]


@dataclass(frozen=True, slots=True)
class TokenizerConfig:
    """The subword vocabulary, and the share ``drop`` of tokens hidden from each text of a training batch."""

    vocabulary: int
    drop: float = 0.0

    def __post_init__(self) -> None:
        _require(self.vocabulary > 0, f"vocabulary is {self.vocabulary}, which is not above 0")
        _require(0 <= self.drop < 1, f"drop is {self.drop}, not from 0 up to 1")


@dataclass(frozen=True, slots=True)
class OptimiserConfig:
    """The contrastive training: one epoch passes over each source as often as its weight says."""

    dimension: int
    epochs: int
    batch: int
    learning_rate: float
    scale: float
    warmup_steps: int = 50
    checkpoint_steps: int = 500

    def __post_init__(self) -> None:
        for name in ("dimension", "epochs", "batch", "learning_rate", "scale", "checkpoint_steps"):
            _require(getattr(self, name) > 0, f"{name} is {getattr(self, name)}, which is not above 0")


@dataclass(frozen=True, slots=True)
class WordsConfig:
    """The second stage: words that stand ``least`` times in an epoch become tokens of their own.

    They begin as the sum of their pieces, and all tokens are trained on for
    ``epochs`` with a ``learning_rate``.
    """

    least: int = 0
    epochs: int = 0
    learning_rate: float = 0.0

    def __post_init__(self) -> None:
        values = (self.least, self.epochs, self.learning_rate)
        _require(
            not any(values) or min(values) > 0,
            "least, epochs and learning_rate are all above 0, or none is given",
        )


@dataclass(frozen=True, slots=True)
class FinishConfig:
    """After the training: lengths of vectors are raised to ``power``, common ``directions`` taken out.

    ``precision`` is that of the numbers as they are stored.
    """

    power: float = 1.0
    directions: int = 0
    precision: str = "float32"

    def __post_init__(self) -> None:
        _require(0 <= self.power <= 1, f"power is {self.power}, not from 0 to 1")
        _require(self.directions >= 0, f"directions is {self.directions}, which is below 0")
        known = ", ".join(PRECISIONS)
        _require(self.precision in PRECISIONS, f"precision is {self.precision!r}, not one of {known}")


@dataclass(frozen=True, slots=True)
class EvaluationConfig:
    """Files that no training pair may share a text with, by what is measured on them.

    ``sets``: what the model is measured on (``evaluation/retrieval.py``), the
    first of them during training too. ``held_out``: nothing here; others
    measure on them.
    """

    sets: tuple[str, ...] = ()
    held_out: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Return all files."""
        return (*self.sets, *self.held_out)


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """A whole run. ``licence`` and ``notes``, paragraphs on the sources, are for the model card."""

    seed: int
    licence: str
    tokenizer: TokenizerConfig
    optimiser: OptimiserConfig
    sources: tuple[Source, ...]
    evaluation: EvaluationConfig
    words: WordsConfig = field(default_factory=WordsConfig)
    finish: FinishConfig = field(default_factory=FinishConfig)
    notes: tuple[str, ...] = ()


def read_config(path: Path) -> TrainingConfig:
    """Read and check a configuration. Raise ConfigError with the key that is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from error
    try:
        parts = {
            "tokenizer": _build(TokenizerConfig, table.pop("tokenizer", {}), "tokenizer"),
            "optimiser": _build(OptimiserConfig, table.pop("optimiser", {}), "optimiser"),
            "words": _build(WordsConfig, table.pop("words", {}), "words"),
            "finish": _build(FinishConfig, table.pop("finish", {}), "finish"),
            "evaluation": _build(EvaluationConfig, table.pop("evaluation", {}), "evaluation"),
            "sources": tuple(
                _build(Source, source, f"source {number}")
                for number, source in enumerate(_listed(table.pop("sources", [])), start=1)
            ),
        }
        return _build(TrainingConfig, {**table, **parts}, "the configuration")
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


Part = TypeVar(
    "Part",
    Source,
    TokenizerConfig,
    OptimiserConfig,
    WordsConfig,
    FinishConfig,
    EvaluationConfig,
    TrainingConfig,
)


def _build(kind: type[Part], table: object, where: str) -> Part:
    if not isinstance(table, dict):
        raise ConfigError(f"{where} is {table!r}, not a table of keys")
    known = {one.name: one for one in fields(kind)}
    for key in table:
        _require(key in known, f"{where} has an unknown key {key!r}; known are {', '.join(known)}")
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for name, one in known.items():
        if name not in table:
            _require(one.default is not MISSING, f"{where} lacks the key {name!r}")
            continue
        value = tuple(table[name]) if isinstance(table[name], list) else table[name]
        _require(_fits(value, hints[name]), f"{where}: {name} is {table[name]!r}, not {_called(hints[name])}")
        values[name] = value
    return kind(**values)


def _listed(sources: object) -> list[object]:
    if not isinstance(sources, list):
        raise ConfigError(f"sources is {sources!r}, not a list of tables, each headed [[sources]]")
    return sources


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401  a type, or a tuple of one
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(_fits(one, get_args(hint)[0]) for one in value)
    accepted = (int, float) if hint is float else hint
    return isinstance(value, accepted) and (hint is bool or not isinstance(value, bool))


def _called(hint: Any) -> str:  # noqa: ANN401
    if get_origin(hint) is tuple:
        return f"a list of values of type {get_args(hint)[0].__name__}"
    return f"of type {hint.__name__}"


def _require(condition: bool, problem: str) -> None:  # noqa: FBT001 - an assertion reads best this way
    if not condition:
        raise ConfigError(problem)
