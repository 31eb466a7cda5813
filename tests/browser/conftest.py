"""A Chromium for the tests: the one that $ALIGN_CHROMIUM names, or one on the PATH.

One tab serves them all, emptied of cookies and set back between two tests: a new one costs half a second.
"""

import os
import shutil
from importlib.resources import files

import pytest

from browser.reviewing import Reviewer, Server, put
from browser.visits import Visit
from reports.sample import sample_report

VIEWPORT = {"width": 1280, "height": 720}


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


@pytest.fixture(scope="session")
def shared_page(browser):
    return browser.new_context(viewport=VIEWPORT).new_page()


def go_on(dialog):
    dialog.accept()


@pytest.fixture
def tab(shared_page):
    """Return a function that gives the tab as new, in a colour scheme and of a size."""
    visits = []

    def give(color_scheme="light", viewport=VIEWPORT):
        shared_page.emulate_media(color_scheme=color_scheme, media="screen")
        shared_page.set_viewport_size(viewport)
        visits.append(Visit(shared_page))
        return visits[-1]

    yield give
    for visit in visits:
        visit.leave()
    shared_page.on("dialog", go_on)  # a page may hold back with what is typed in it
    shared_page.goto("about:blank")
    shared_page.remove_listener("dialog", go_on)
    shared_page.context.clear_cookies()


@pytest.fixture(scope="session")
def axe():
    """Return the script of axe-core, which looks for what shuts people out."""
    pytest.importorskip("axe_playwright_python", reason="pip install axe-playwright-python")
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@pytest.fixture
def barriers(axe):
    """Return a function that returns the serious findings of axe-core on a page."""

    def found(page):
        page.evaluate(f"() => {{ {axe} }}")
        results = page.evaluate("async () => (await axe.run()).violations")
        return [
            (each["id"], [node["html"][:200] for node in each["nodes"]][:3])
            for each in results
            if each["impact"] in ("serious", "critical")
        ]

    return found


@pytest.fixture
def serve():
    servers = []

    def start(folder, kind=Server):
        servers.append(kind(folder))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def visit(tab):
    seen, others = [], []

    def open_tab(server, context=None, **options):
        if context is None:
            page = tab(**options).page
        else:
            page = context.new_page()
            others.append(page)
        seen.append(Reviewer(page).open(server.address))
        return seen[-1]

    yield open_tab
    for reviewer in seen:
        reviewer.leave()
    for page in others:
        page.close()


@pytest.fixture
def sample(serve, tmp_path):
    return serve(put(tmp_path, sample_report()))
