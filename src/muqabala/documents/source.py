"""Get the bytes of a document, or say in one line why there are none."""

from __future__ import annotations

import sys
from pathlib import Path

from muqabala.errors import DocumentError

STDIN = "-"

SIZE_LIMIT = 50 * 1024 * 1024
"""Bytes; the longest novels have five million: what is larger is not an article."""

_SAVE_AS_TEXT = "export its text as .txt or .docx"

_REFUSED = (
    (b"%PDF", "is a PDF, whose Arabic cannot be read back reliably", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "is an old Word file (.doc)", "save it as .docx"),
    (b"{\\rtf", "is a rich text file (.rtf)", "save it as .docx or .txt"),
    (b"\x89PNG", "is an image", "give its text"),
    (b"\xff\xd8\xff", "is an image", "give its text"),
    (b"GIF8", "is an image", "give its text"),
    (b"\x1f\x8b", "is compressed", "unpack it first"),
)
"""What files of no readable format begin with, what they are, and what to do."""

_ZIP = b"PK\x03\x04"


def read_bytes(path: Path | str) -> bytes:
    """Return what a file holds, or standard input for ``-``.

    Raises DocumentError for what cannot be opened, is too large, or is plainly no text.
    """
    data = _standard_input() if str(path) == STDIN else _file(Path(path))
    if len(data) > SIZE_LIMIT:
        raise DocumentError(path, f"is larger than {SIZE_LIMIT >> 20} MB", "give one article at a time")
    for magic, problem, advice in _REFUSED:
        if data.startswith(magic):
            raise DocumentError(path, problem, advice)
    return data


def refuse_archive(data: bytes, path: Path | str) -> None:
    """Raise DocumentError where a zip file came for text: a .docx by another name, an .odt, an .epub."""
    if data.startswith(_ZIP):
        advice = "give the file itself" if str(path) == STDIN else "a Word file must be named .docx"
        raise DocumentError(path, "is a zip archive and no text", advice)


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise DocumentError(path, "does not exist", "check the name") from error
    except IsADirectoryError as error:
        raise DocumentError(path, "is a folder", "give the file of an article") from error
    except PermissionError as error:
        raise DocumentError(path, "may not be read", "check its permissions") from error
    except OSError as error:
        raise DocumentError(path, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise DocumentError(repr(str(path)), "is no file name") from error
