"""Make the pictures of the documentation anew.

usage: python docs/screenshots.py [TRANSLATION ORIGINAL]

Compares a pair of articles (the sample where none is given), opens the HTML
report in Chromium, and writes docs/report*.png; then opens the review app on
the articles of the corpus and writes docs/review*.png.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from muqabala.comparison import compare
from muqabala.reports import write_report

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "corpora" / "sample"
ARTICLES = DOCS.parent / "corpora" / "articles"
PICTURES = {
    # name: colour scheme, width, height, whether to go to the first flagged paragraph
    "report": ("light", 1280, 900, True),
    "report-overview": ("light", 1280, 900, False),
    "report-dark": ("dark", 1280, 900, True),
    "report-narrow": ("light", 420, 900, True),
}
SETTLES_MS = 300
REVIEW_PICTURES = {
    # name: colour scheme, width, height, keys to press; without any, the page of results
    "review": ("light", 1280, 900, "xx xax"),
    "review-dark": ("dark", 1280, 900, "x"),
    "review-narrow": ("light", 420, 900, "x"),
    "review-results": ("light", 1280, 900, ""),
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
        picture_review(browser, Path(folder) / "reports")
        browser.close()


def picture_review(browser: Browser, folder: Path) -> None:
    """Write the pictures of the review app, with some of the articles judged."""
    folder.mkdir()
    for article in sorted(ARTICLES.iterdir()):
        report = compare(article / "english.txt", article / "arabic.txt")
        write_report(report, folder / f"{article.name}.json")
    command = [sys.executable, "-m", "muqabala", "review", str(folder), "--no-open", "--reviewer", "Salma"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            told = server.stderr or ()
            address = next(found[0] for line in told if (found := re.search(r"http://\S+", line)))
            for name, picture in REVIEW_PICTURES.items():
                picture_page(browser, address, DOCS / f"{name}.png", *picture)
        finally:
            server.send_signal(signal.SIGINT)


def picture_page(
    browser: Browser, address: str, path: Path, scheme: str, width: int, height: int, keys: str
) -> None:
    """Write a picture of the app after some keys, of its results where there are none."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": height})
    page.goto(address)
    for key in keys:
        with page.expect_response(lambda response: "/deed" in response.url):
            page.keyboard.press(key)
        page.wait_for_timeout(SETTLES_MS)  # no key is taken before the last one is answered
    if not keys:
        page.get_by_role("link", name="Results").click()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(SETTLES_MS)
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3] or (SAMPLE / "english.txt", SAMPLE / "arabic.txt")))
