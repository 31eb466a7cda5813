"""Make the pictures of the documentation anew.

usage: python docs/screenshots.py [TRANSLATION ORIGINAL]

Compares a pair of articles (the sample where none is given), opens the HTML
report in Chromium, and writes docs/report*.png.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from muqabala.comparison import compare
from muqabala.reports import write_report

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "corpora" / "sample"
PICTURES = {
    # name: colour scheme, width, height, whether to go to the first flagged paragraph
    "report": ("light", 1280, 900, True),
    "report-overview": ("light", 1280, 900, False),
    "report-dark": ("dark", 1280, 900, True),
    "report-narrow": ("light", 420, 900, True),
}


def main(translation: Path, original: Path) -> None:
    """Write the pictures."""
    chromium = shutil.which(os.environ.get("ALIGN_CHROMIUM", "chromium"))
    if chromium is None:
        sys.exit("no Chromium: install one, or name it in $ALIGN_CHROMIUM")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_path = Path(folder) / "report.html"
        write_report(compare(translation, original), page_path)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (scheme, width, height, texts) in PICTURES.items():
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": height})
            page.goto(page_path.as_uri())
            if texts:
                page.keyboard.press("j")
            page.screenshot(path=DOCS / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3] or (SAMPLE / "english.txt", SAMPLE / "arabic.txt")))
