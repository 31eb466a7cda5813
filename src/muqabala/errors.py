"""Every error a user can meet, with the exit code the command line gives it.

AlignError                 2
├── DocumentError          2   a file cannot be read as the text of an article
│   └── EncodingError      2   its bytes are in no encoding we know
├── ModelError             2   a model is missing, broken, or does not fit
├── ReportError            2   a report cannot be written or read back
├── StoreError             2   a store of verdicts cannot be opened or written
├── CorpusError            2   a corpus cannot be read, or its results cannot be kept
└── ConfigError            2   an option or a configuration key is wrong
"""

from pathlib import Path


class AlignError(Exception):
    """An error that its reader can mend; its text is one line that says how."""

    exit_code = 2


class DocumentError(AlignError):
    """A document cannot be read.

    >>> str(DocumentError("news.txt", "is empty", "give the file of an article"))
    'news.txt: is empty; give the file of an article'
    """

    def __init__(self, path: Path | str, problem: str, advice: str = "") -> None:
        super().__init__(path, problem, advice)
        self.path, self.problem, self.advice = path, problem, advice

    def __str__(self) -> str:
        """Return the line that tells of it."""
        return f"{self.path}: {self.problem}" + (f"; {self.advice}" if self.advice else "")


class EncodingError(DocumentError):
    """The bytes of a document are in no known encoding."""


class ModelError(AlignError):
    """A model is missing, broken, or does not fit the task."""


class ReportError(AlignError):
    """A report cannot be written or read back."""


class CorpusError(AlignError):
    """A corpus cannot be read, or its results cannot be kept."""


class StoreError(AlignError):
    """A store of verdicts cannot be opened or written."""


class ConfigError(AlignError):
    """An option or a configuration key is wrong."""
