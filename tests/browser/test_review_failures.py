"""When something fails, what is said of it is so."""

import pytest

from browser.reviewing import kept
from review.corpus import write_corpus

pytestmark = pytest.mark.browser

BREAK = "() => { window.fetch = () => Promise.reject(new TypeError('no answer')); }"


@pytest.fixture
def seen(sample, visit):
    return visit(sample)


@pytest.mark.parametrize(("key", "is_saving"), [("j", False), ("k", False), ("a", True), ("u", True)])
def test_only_what_was_to_be_saved_is_said_not_to_be(seen, key, is_saving):
    seen.page.evaluate(BREAK)
    seen.page.keyboard.press(key)
    seen.wait(lambda: "does not answer" in seen.said)
    assert seen.said.startswith("Not saved: ") == is_saving


def test_a_page_that_breaks_does_not_call_a_verdict_lost(seen, tmp_path):
    seen.page.evaluate("document.querySelector('[data-part=recent]').remove()")
    seen.page.keyboard.press("a")
    seen.wait(lambda: kept(tmp_path) == ["fine"])
    seen.wait(lambda: seen.settle().errors)
    assert "Not saved" not in seen.said


@pytest.fixture
def dismissed(serve, visit, tmp_path):
    """Return a tab with the results, another with the queue, and a check that is dismissed."""
    server = serve(write_corpus(tmp_path, 3, findings=4))
    queue = visit(server)
    results = visit(server, queue.page.context)
    queue.page.keyboard.press("d")
    queue.press("3")
    return results.open(f"{server.home}/results"), queue


def test_other_tabs_know_of_a_dismissal_that_is_undone(dismissed):
    results, queue = dismissed
    assert "of 9 judged" in queue.progress
    results.page.locator("[data-lift]").click()
    queue.wait(lambda: "of 12 judged" in queue.progress)
    results.wait(lambda: "of 12 judged" in results.progress)


def test_a_dismissal_that_cannot_be_undone_is_told(dismissed):
    results, queue = dismissed
    queue.press("u")
    results.page.locator("[data-lift]").click()
    results.wait(lambda: "does not stand" in results.said)
    results.page.evaluate(BREAK)
    results.page.locator("[data-lift]").click()
    results.wait(lambda: "does not answer" in results.said)
