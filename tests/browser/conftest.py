"""A Chromium for the tests: the one that $ALIGN_CHROMIUM names, or one on the PATH."""

import os
import shutil

import pytest


def chromium():
    """Return the path of a Chromium, None where there is none."""
    names = (os.environ.get("ALIGN_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: install one, or name it in $ALIGN_CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()
