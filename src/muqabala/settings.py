"""What a run is told: default < configuration file < environment < option, with the origin of each value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from muqabala.errors import ConfigError

Sensitivity = Literal["low", "balanced", "high"]
FailOn = Literal["minor", "major", "critical", "never"]
Read = Literal["none", "found", "all"]


ENGLISH_ARABIC = ("en", "ar")
"""The languages of translation and original that every check and the embedded model know."""

_LANGUAGES = re.compile(r"([a-z]{2,3})-(?!\1$)[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    ``model`` is a name or a folder, None for the model that comes with the
    package. ``select`` and ``ignore`` hold slugs of checks; nothing selected
    means every check that is not a preview. ``fail_on`` is the mildest
    severity that makes the command exit with 1. ``baseline`` is a file of
    verdicts: what was judged fine is not flagged again. ``glossary`` is a file
    of terms with their translations, ``calibration`` one of confidences
    corrected by verdicts. ``read`` is what the verifier
    reads: every passage, what a check found and is unsure of, or nothing.
    ``languages`` are the codes of the translation's language and of the
    original's.
    """

    model: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    sensitivity: Sensitivity = "balanced"
    fail_on: FailOn = "minor"
    baseline: str | None = None
    glossary: str | None = None
    calibration: str | None = None
    read: Read = "all"
    languages: str = "-".join(ENGLISH_ARABIC)

    @property
    def pair(self) -> tuple[str, str]:
        """Return the languages of the translation and of the original."""
        translation, _, original = self.languages.partition("-")
        return translation, original


CHOICES: Mapping[str, tuple[str, ...]] = {
    "sensitivity": get_args(Sensitivity),
    "fail_on": get_args(FailOn),
    "read": get_args(Read),
}
"""The settings that take one of a few words."""

LISTS = ("select", "ignore")
"""The settings that take slugs of checks."""

PLACES = {
    "model": "a name or a folder",
    "baseline": "a file",
    "glossary": "a file",
    "calibration": "a file",
}
"""The settings that take a path, and what they take; in a file it is meant from where the file lies."""

NAMES = tuple(field.name for field in fields(Settings))


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings and where each came from, such as ``default``, ``ALIGN_MODEL`` or ``--model``."""

    settings: Settings
    origins: Mapping[str, str]


def resolve(options: Mapping[str, object], folder: Path, environment: Mapping[str, str]) -> Resolved:
    """Settle every setting.

    ``options`` maps names of settings to values from the command line, None
    where the option was not given. ``folder`` is where the search for a
    configuration file starts, walking up.

    Raise ConfigError where a key is unknown, a value does not fit, or a file
    is not TOML.
    """
    values: dict[str, object] = {}
    origins = dict.fromkeys(NAMES, "default")
    given = (*_from_file(folder), *_from_environment(environment), *_from_options(options))
    for name, value, origin in given:  # the later source wins
        values[name] = _checked(name, value, origin)
        origins[name] = origin
    return Resolved(Settings(**values), origins)  # type: ignore[arg-type]  # _checked has seen to the types


def check_slugs(settings: Settings, known: Collection[str]) -> None:
    """Raise ConfigError where a selected or ignored check is not among the known slugs."""
    for slug in (*settings.select, *settings.ignore):
        if slug not in known:
            raise ConfigError(
                f"unknown check '{slug}'; 'align explain' lists them{did_you_mean(slug, known)}"
            )


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return a hint at the nearest known word, or nothing.

    >>> did_you_mean("modle", ["model", "select"])
    "; did you mean 'model'?"
    """
    import difflib  # the help does without

    near = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def option_name(name: str) -> str:
    """Return the spelling of a setting in files and options: ``fail-on`` for ``fail_on``."""
    return name.replace("_", "-")


def variable_name(name: str) -> str:
    """Return the environment variable of a setting: ``ALIGN_FAIL_ON`` for ``fail_on``."""
    return f"ALIGN_{name.upper()}"


def split_list(text: str) -> tuple[str, ...]:
    """Split words at commas.

    >>> split_list("number, date,")
    ('number', 'date')
    """
    return tuple(word.strip() for word in text.split(",") if word.strip())


Given = tuple[str, object, str]
"""The name of a setting, its value, and the origin of the value."""


def _from_options(options: Mapping[str, object]) -> Iterator[Given]:
    for name, value in options.items():
        if value is not None:
            yield name, value, f"--{option_name(name)}"


def _from_environment(environment: Mapping[str, str]) -> Iterator[Given]:
    for name in NAMES:
        variable = variable_name(name)
        text = environment.get(variable)
        if text:
            yield name, split_list(text) if name in LISTS else text, variable


def _from_file(folder: Path) -> Iterator[Given]:
    found = _nearest_table(folder)
    if found is None:
        return
    path, table = found
    names = {option_name(name): name for name in NAMES}
    for key, value in table.items():
        if key not in names:
            hint = did_you_mean(key, names)
            raise ConfigError(f"unknown key '{key}' in {path}; the keys are {', '.join(names)}{hint}")
        if key in PLACES and isinstance(value, str) and value and (path.parent / value).exists():
            value = str(path.parent / value)
        yield names[key], value, str(path)


def _nearest_table(folder: Path) -> tuple[Path, Mapping[str, object]] | None:
    """Return the nearest configuration file, walking up, and its table."""
    for place in (folder, *folder.parents):
        own = place / "align.toml"
        if own.is_file():
            return own, _toml(own)
        project = place / "pyproject.toml"
        if project.is_file():
            tools = _toml(project).get("tool")
            table = tools.get("align") if isinstance(tools, dict) else None
            if isinstance(table, dict):
                return project, table
    return None


def _toml(path: Path) -> dict[str, object]:
    import tomllib  # the help does without

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:  # tomllib's and the decoder's errors are both ValueErrors
        raise ConfigError(f"{path}: is not valid TOML ({error})") from error


def _checked(name: str, value: object, origin: str) -> object:
    """Return a value of the setting's own type."""
    if name in LISTS:
        if isinstance(value, list | tuple) and all(isinstance(slug, str) for slug in value):
            return tuple(value)
        expected = 'a list of checks, such as ["number", "date"]'
    elif name in CHOICES:
        if value in CHOICES[name]:
            return value
        expected = "one of " + ", ".join(CHOICES[name])
    elif name == "languages":
        if isinstance(value, str) and _LANGUAGES.fullmatch(value):
            return value
        expected = "the codes of two languages, the translation's first, such as de-fr"
    else:
        if isinstance(value, str) and value:
            return value
        expected = PLACES[name]
    hint = did_you_mean(value, CHOICES.get(name, ())) if isinstance(value, str) else ""
    raise ConfigError(f"{option_name(name)} from {origin} must be {expected}, not {value!r}{hint}")
