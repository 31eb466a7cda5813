"""What is typed and not saved yet is never lost without a word."""

import pytest

from browser.reviewing import Held, kept
from review.corpus import write_corpus

pytestmark = pytest.mark.browser

TYPED = " More."


def typed(seen, name="mend"):
    """Return whether what was typed still stands in an editor."""
    return seen.page.locator(f"#{name}-text").input_value().endswith(TYPED)


def start_typing(seen, key="e"):
    seen.page.keyboard.press(key)
    seen.page.keyboard.type(TYPED)


@pytest.fixture
def seen(sample, visit):
    return visit(sample)


def test_the_back_button_leaves_an_edit_and_its_address(seen):
    seen.press("j")
    address, key = seen.page.url, seen.key
    start_typing(seen)
    seen.page.go_back()
    seen.wait(lambda: "not saved" in seen.said)
    assert (seen.page.url, seen.key) == (address, key)
    assert typed(seen)
    seen.page.locator("#mend .cancel").click()
    seen.page.go_back()
    seen.wait(lambda: seen.key != key)


def test_only_one_editor_is_open(seen):
    seen.page.keyboard.press("e")
    seen.page.locator("[data-act=note]").click()
    assert not seen.page.locator("#mend").is_visible()
    seen.page.keyboard.type(TYPED)
    seen.page.locator("[data-act=mend]").click()
    assert "not saved" in seen.said
    assert not seen.page.locator("#mend").is_visible()
    assert typed(seen, "note")


def test_nothing_can_be_typed_into_a_finding_that_is_about_to_go(seen, tmp_path):
    first = seen.key
    held = Held(seen.page)
    seen.page.keyboard.press("j")
    seen.page.keyboard.press("e")
    assert not seen.page.locator("#mend").is_visible()
    held.let_go()
    seen.wait(lambda: seen.key != first)
    start_typing(seen)
    assert typed(seen)
    assert kept(tmp_path) == []


def test_a_link_closes_an_empty_editor_and_leaves_an_edited_one(seen):
    first = seen.key
    start_typing(seen)
    seen.page.locator(".queue a").nth(1).click()
    assert "not saved" in seen.said
    assert (seen.key, typed(seen)) == (first, True)
    seen.page.locator("#mend .cancel").click()
    seen.page.keyboard.press("e")
    held = Held(seen.page)
    seen.page.locator(".queue a").nth(1).click()
    assert not seen.page.locator("#mend").is_visible()
    held.let_go()
    seen.wait(lambda: seen.key != first)


@pytest.mark.parametrize("key", ["e", "n"])
def test_what_another_tab_saves_wipes_nothing(serve, visit, tmp_path, key):
    server = serve(write_corpus(tmp_path, 2, findings=2))
    one = visit(server)
    other = visit(server, one.page.context)
    held = Held(other.page)
    one.press("a")
    other.wait(lambda: held)
    start_typing(other, key)
    held.let_go()
    other.page.wait_for_timeout(200)
    assert typed(other, {"e": "mend", "n": "note"}[key])
    other.press("Control+Enter")


def test_what_another_tab_saves_does_not_stop_a_verdict(serve, visit, tmp_path):
    server = serve(write_corpus(tmp_path, 2, findings=2))
    one = visit(server)
    other = visit(server, one.page.context)
    held = Held(other.page)
    one.press("j", "a")
    other.wait(lambda: held)
    other.page.keyboard.press("x")
    held.let_go()
    other.wait(lambda: other.said == "Drift, saved.")
    judged = other.key
    other.page.wait_for_timeout(200)
    assert kept(tmp_path) == ["fine", "drift"]
    assert (other.key, other.said) == (judged, "Drift, saved.")


def test_nothing_is_typed_behind_what_is_being_saved(seen, tmp_path):
    held = Held(seen.page)
    start_typing(seen, "n")
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.type(" Lost.")
    assert typed(seen, "note")
    held.let_go()
    seen.wait(lambda: seen.said == "Saved.")
    assert kept(tmp_path, "note") == [TYPED.strip()]


@pytest.mark.parametrize(("key", "name"), [("e", "mend"), ("n", "note")])
def test_escape_closes_an_editor_and_asks_where_something_was_typed(seen, key, name):
    editor = seen.page.locator(f"#{name}")
    seen.page.keyboard.press(key)
    seen.page.keyboard.press("Escape")
    assert not editor.is_visible()
    start_typing(seen, key)
    seen.page.keyboard.press("Escape")
    assert "not saved" in seen.said
    assert typed(seen, name)
    assert editor.is_visible()


def test_enter_on_the_cancel_button_of_a_note_cancels_it(seen, tmp_path):
    start_typing(seen, "n")
    seen.page.locator("#note .cancel").press("Enter")
    assert not seen.page.locator("#note").is_visible()
    seen.page.keyboard.press("n")
    assert not typed(seen, "note")
    assert kept(tmp_path, "note") == []
