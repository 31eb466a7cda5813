"""RESULTS.md: one section per benchmark, replaced whole by the command that made it."""

from __future__ import annotations

import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
HEAD = """# Results

Written by the commands named in each section; never by hand. Run them from the root of the repository.
"""


def write_section(title: str, text: str) -> None:
    """Put ``text`` under ``title``, with the command line and the machine that made it."""
    command = "python " + " ".join([str(Path(sys.argv[0]).name), *sys.argv[1:]])
    made = f"`{command.replace('python ', 'python benchmarks/')}`, {datetime.now(UTC):%Y-%m-%d}, "
    made += f"{platform.machine()}, Python {platform.python_version()}"
    section = f"## {title}\n\n{made}\n\n{text.strip()}\n"
    whole = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    sections = re.split(r"(?m)^(?=## )", whole)
    kept = [part.strip() + "\n" for part in sections if part.strip() and not part.startswith(f"## {title}\n")]
    RESULTS.write_text("\n".join([*kept, section]), encoding="utf-8")
    sys.stdout.write(section)


def markdown_table(header: list[str], rows: list[list[object]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
