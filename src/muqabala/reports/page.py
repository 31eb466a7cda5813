"""What all our HTML pages share: how templates are read, the style, and the digests of a page's policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def templates(package: str) -> Environment:
    """Return the templates of a package: everything is escaped, and a name that is missing is an error."""
    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style() -> str:
    """Return the style of a page, with the Arabic font in it."""
    font = files("muqabala.reports") / "static" / "vendor" / "noto-naskh-arabic-400.woff2"
    encoded = base64.b64encode(font.read_bytes()).decode("ascii")
    return static("report.css").replace("noto-naskh-arabic-400.woff2", f"data:font/woff2;base64,{encoded}")


@cache
def static(name: str) -> str:
    """Return the text of a file that pages hold."""
    return (files("muqabala.reports") / "static" / name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """Return what the page's policy calls a style or script that it allows."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
