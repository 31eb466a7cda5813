"""The review app as a reviewer meets it, in Chromium."""

import os
import time
from dataclasses import replace

import pytest

from browser.reviewing import Held, Process, kept, put
from reports.sample import HOSTILE, hostile_report
from review.corpus import article, document, write_corpus

pytestmark = pytest.mark.browser

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
DECISION_MS = 50
OPENS_S = 1


def shared():
    """Return how much longer than on an idle machine it may take: the tests' machine is shared."""
    return max(4, 2 * os.getloadavg()[0] / (os.cpu_count() or 1))


def middle_decision(seen):
    """Return the median time of a decision in milliseconds, from the key to the next finding on the page."""
    took = seen.page.evaluate("performance.getEntriesByName('answered').map((it) => it.duration)")
    return sorted(took)[len(took) // 2]


def test_thirty_findings_are_judged_by_keys_alone_and_soon(serve, visit, tmp_path):
    seen = visit(serve(write_corpus(tmp_path, 2, findings=20)))
    keys = ["a", "x", " "] * 10
    seen.press(*keys)
    assert kept(tmp_path) == ["fine", "drift", "unsure"] * 10
    assert "30 of 40 judged" in seen.progress
    assert middle_decision(seen) < DECISION_MS * shared()
    assert seen.errors == []


@pytest.mark.slow
def test_a_queue_of_ten_thousand_opens_soon(serve, visit, tmp_path):
    folder = write_corpus(tmp_path, 500, findings=20)
    server = serve(folder)
    seen = visit(server)  # the cookie, and a browser that is warm
    start = time.perf_counter()
    seen.open(server.home)
    took = time.perf_counter() - start
    assert "of 10,000 judged" in seen.progress
    assert seen.page.locator(".queue li").count() == 25
    seen.press("a", "x", "a", "x", "a")
    assert took < OPENS_S * shared()
    assert middle_decision(seen) < DECISION_MS * shared()


@SCHEMES
def test_the_page_opens_without_an_error_and_asks_only_its_own_server(sample, visit, scheme):
    seen = visit(sample, color_scheme=scheme).settle()
    seen.open(f"{sample.home}/results").settle()
    assert (seen.errors, seen.dialogs) == ([], [])
    assert [url for url in seen.requests if not url.startswith(f"{sample.home}/")] == []
    assert "token" not in seen.page.url


def test_the_worst_comes_first_and_its_words_are_marked_on_both_sides(sample, visit):
    page = visit(sample).page
    assert page.locator("h1").inner_text() == "Dinars became dollars"
    assert page.locator(".now .translation mark.lit").inner_text() == "$640 million"
    assert page.locator(".now .original mark.lit").inner_text() == "640 مليون دينار"
    assert page.locator(".now .original").evaluate("it => getComputedStyle(it).direction") == "rtl"
    assert page.locator(".now .translation").evaluate("it => getComputedStyle(it).direction") == "ltr"


def test_of_two_findings_in_a_paragraph_the_one_that_is_judged_is_lit(sample, visit):
    seen = visit(sample)
    seen.press("j")
    assert "".join(seen.page.locator(".now .translation mark.lit").all_inner_texts()) == "will resort"
    assert "mistranslation" in seen.page.locator(".beside").inner_text()


def test_next_and_previous_judge_nothing(sample, visit, tmp_path):
    seen = visit(sample)
    first = seen.key
    seen.press("j")
    second = seen.key
    seen.press("j", "k")
    assert seen.key == second
    seen.press("k", "k")
    assert seen.key == first
    assert "No more findings" in seen.said
    assert kept(tmp_path) == []


def test_undo_and_redo_survive_a_reload(sample, visit):
    seen = visit(sample)
    first = seen.key
    seen.press("a", "x")
    seen.page.reload()
    seen.press("u", "Control+z")
    assert seen.key == first
    assert seen.progress.startswith("0 of")
    seen.page.reload()
    seen.press("U")
    assert seen.key == first
    assert "1 fine" in seen.progress
    seen.press("Control+Shift+Z")
    assert "1 drift" in seen.progress


def test_a_deep_link_and_the_back_button_lead_to_a_finding(sample, visit):
    seen = visit(sample)
    first, address = seen.key, seen.page.url
    seen.press("j")
    second = seen.key
    assert seen.page.url != address
    seen.page.go_back()
    seen.wait(lambda: seen.key == first)
    seen.open(address)
    assert seen.key == first != second


def test_a_second_step_back_before_the_answer_to_the_first_is_taken_too(sample, visit):
    seen = visit(sample)
    first, address = seen.key, seen.page.url
    seen.press("j", "j")
    held = Held(seen.page)
    seen.page.go_back()
    seen.page.go_back()
    assert seen.page.url == address
    held.let_go()
    seen.wait(lambda: seen.key == first)


def test_the_last_verdicts_lead_back(sample, visit):
    seen = visit(sample)
    first = seen.key
    seen.press("x", "a")
    assert seen.page.locator(".recent li").count() == 2
    before = seen.answered()
    seen.page.locator(".recent a").last.click()
    seen.wait(lambda: seen.answered() > before)
    assert seen.key == first
    assert seen.page.locator("[data-act=drift]").get_attribute("aria-pressed") == "true"
    seen.press("a")
    assert "2 fine" in seen.progress


def test_a_note_is_written_and_read(sample, visit, tmp_path):
    seen = visit(sample)
    seen.page.keyboard.press("n")
    seen.page.keyboard.type("axu: not a key")
    seen.page.keyboard.press("Shift+Enter")
    seen.page.keyboard.type("ملاحظة")
    seen.press("Enter")
    assert seen.page.locator("p.note").inner_text().startswith("Note")
    assert kept(tmp_path, "note") == ["axu: not a key\nملاحظة"]
    assert kept(tmp_path) == []


def test_the_english_is_mended_in_its_place(sample, visit, tmp_path):
    seen = visit(sample)
    seen.page.keyboard.press("e")
    text = seen.page.locator("#mend-text")
    assert text.evaluate("it => it === document.activeElement")
    text.fill(text.input_value().replace("$640 million", "640 million dinars"))
    seen.press("Control+Enter")
    assert seen.page.locator(".mended del").all_inner_texts() == ["$"]
    assert seen.page.locator(".mended ins").all_inner_texts() == [" dinars"]
    seen.open(f"{sample.home}/results")
    with seen.page.expect_download() as download:
        seen.page.locator("a[href$='translation.txt']").click()
    assert "640 million dinars to complete" in download.value.path().read_text("utf-8")


def test_a_rewrite_keeps_its_words_and_its_paragraphs_apart(sample, visit):
    seen = visit(sample)
    seen.page.keyboard.press("e")
    read = seen.page.locator("#mend-text").input_value()
    seen.page.locator("#mend-text").fill("Line one.\n\nLine two.")
    seen.press("Control+Enter")
    shown = seen.page.locator(".mended").inner_text()
    assert shown.replace("Mended", "").strip() == f"{read.removesuffix('.')} Line one.\n\nLine two."
    assert seen.page.locator(".mended ins").count() == 1


def test_an_edit_that_is_not_saved_is_not_lost_by_a_key_or_a_click(sample, visit):
    seen = visit(sample)
    first = seen.key
    seen.page.keyboard.press("e")
    seen.page.keyboard.type(" More.")
    seen.page.locator("[data-act=fine]").click()
    assert "not saved" in seen.said
    assert seen.key == first
    assert seen.page.locator("#mend-text").input_value().endswith(" More.")
    seen.page.locator("#mend .cancel").click()
    assert not seen.page.locator("#mend").is_visible()
    seen.press("a")
    assert seen.key != first


def test_a_check_is_dismissed_and_lifted_again(serve, visit, tmp_path):
    server = serve(write_corpus(tmp_path, 3, findings=4))
    seen = visit(server)
    check = seen.page.locator("article.finding").get_attribute("data-check")
    seen.page.keyboard.press("d")
    seen.press("3")
    assert "3 dismissed" in seen.progress
    assert "of 9 judged" in seen.progress
    seen.open(f"{server.home}/results")
    assert check in seen.page.locator("[aria-labelledby=dismissals]").inner_text()
    with seen.page.expect_navigation():
        seen.page.get_by_role("button", name="Undo dismissal").click()
    assert "of 12 judged" in seen.progress


def test_filters_narrow_the_queue(serve, visit, tmp_path):
    seen = visit(serve(write_corpus(tmp_path, 3, findings=4)))
    assert seen.page.locator(".queue li").count() == 12
    with seen.page.expect_navigation():
        seen.page.locator("select[name=check]").select_option("number")
    assert seen.page.locator(".queue li").count() == 3
    seen.press("a")
    assert "check=number" in seen.page.url
    assert seen.page.locator(".queue li").count() == 2


def test_keys_can_be_turned_off_and_leave_the_browser_its_own(sample, visit, tmp_path):
    seen = visit(sample)
    seen.page.keyboard.press("Control+a")
    seen.page.keyboard.press("?")
    assert seen.page.locator("#help").is_visible()
    seen.page.keyboard.press("a")
    seen.page.locator("#keys-on").uncheck()
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("a")
    seen.page.reload()
    seen.page.keyboard.press("x")
    time.sleep(0.1)
    assert kept(tmp_path) == []


def test_the_digits_that_dismiss_are_keys_like_the_others(sample, visit, tmp_path):
    seen = visit(sample)
    seen.page.keyboard.press("d")
    for chord in ("Control+3", "Alt+2", "Meta+1"):
        seen.page.keyboard.press(chord)
    assert seen.page.locator("#dismiss").is_visible()
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("?")
    seen.page.locator("#keys-on").uncheck()
    seen.page.keyboard.press("Escape")
    seen.page.locator("[data-act=dismiss]").click()
    seen.page.keyboard.press("2")
    assert seen.page.locator("#dismiss").is_visible()
    assert kept(tmp_path, "dismissal") == []


def test_space_on_a_button_presses_the_button(sample, visit, tmp_path):
    seen = visit(sample)
    seen.page.locator("[data-act=drift]").focus()
    seen.press(" ")
    assert kept(tmp_path) == ["drift"]


def test_two_tabs_lose_nothing_and_know_of_each_other(serve, visit, tmp_path):
    server = serve(write_corpus(tmp_path, 2, findings=20))
    one = visit(server)
    other = visit(server, one.page.context)
    for number in range(10):
        here, there = (one, other) if number % 2 else (other, one)
        before = there.answered()
        here.press("ax"[number % 2])
        there.wait(lambda there=there, before=before: there.answered() > before)
    assert len(kept(tmp_path)) == 10
    one.wait(lambda: one.progress == other.progress)


def test_what_was_said_to_be_saved_outlives_a_kill(serve, visit, tmp_path):
    server = serve(write_corpus(tmp_path, 2, findings=20), Process)
    seen = visit(server)
    seen.press("a", "x", "a", "x", "a")
    assert "saved" in seen.said
    server.stop()
    seen.page.keyboard.press("x")
    seen.wait(lambda: "Not saved" in seen.said)
    here = seen.key
    after = visit(serve(tmp_path))
    assert kept(tmp_path) == ["fine", "drift", "fine", "drift", "fine"]
    assert after.key == here
    assert "5 of 40 judged" in after.progress


def test_hostile_text_does_not_run_and_breaks_nothing(serve, visit, tmp_path):
    folder = tmp_path / '"><img src=x onerror=alert(5)>'
    folder.mkdir()
    server = serve(put(folder, hostile_report(), "<script>alert(6)<∕script>.json"))
    seen = visit(server, viewport={"width": 1000, "height": 800})
    for _ in range(len(HOSTILE)):
        seen.press("j")
        assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    seen.page.keyboard.press("e")
    seen.page.keyboard.type("<script>alert(7)</script>")
    seen.press("Control+Enter")
    seen.page.keyboard.press("n")
    seen.page.keyboard.type('"><img src=x onerror=alert(8)>')
    seen.press("Enter", "x", "u")
    seen.open(f"{server.home}/results").settle()
    assert (seen.errors, seen.dialogs) == ([], [])
    assert seen.page.locator("script").count() == 1
    assert seen.page.locator("img").count() == 0


def test_a_stranger_is_told_how_to_get_in(sample, browser):
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{sample.home}/")
    assert answer.status == 403
    assert "align review" in page.content()
    context.close()


def test_a_screen_reader_is_led_to_the_finding_and_told_what_was_saved(sample, visit):
    seen = visit(sample)
    seen.press("a")
    assert seen.page.evaluate("document.activeElement.matches('article.finding')")
    assert seen.page.locator("#said").get_attribute("role") == "status"
    assert seen.said == "Fine, saved."
    tree = seen.page.locator("body").aria_snapshot()
    for part in (
        'navigation "Findings, worst first"',
        'table "The translation beside its original"',
        'group "Verdict"',
        'columnheader "Original"',
        'article "',
        'button "Fine a"',
    ):
        assert part in tree


def test_the_first_link_skips_to_what_the_page_holds(sample, visit):
    seen = visit(sample)
    for address, name in (
        (seen.page.url, "Skip to the finding"),
        (f"{sample.home}/results", "Skip to the results"),
    ):
        seen.open(address)
        assert seen.page.locator("a.skip").inner_text() == name


def test_everything_judged_is_said(serve, visit, tmp_path):
    seen = visit(serve(write_corpus(tmp_path, 1, findings=2)))
    seen.press("a", "x")
    assert seen.page.locator("h1").inner_text() == "Everything is judged."
    assert seen.page.locator("[data-act=fine]").is_disabled()
    seen.press("u")
    assert seen.key


def test_nothing_sticks_out_at_any_width(sample, visit):
    seen = visit(sample)
    for address in (seen.page.url, f"{sample.home}/results"):
        seen.open(address)
        for width in (320, 640, 900, 1600):
            seen.page.set_viewport_size({"width": width, "height": 700})
            assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width


BROKEN_WORDS = """cells => cells.flatMap((cell) => {
  const broken = [];
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    for (const { 0: word, index } of text.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map((it) => Math.round(it.top))).size > 1) broken.push(word);
    }
  }
  return broken;
})"""


@pytest.mark.parametrize("width", [320, 390, 640, 832, 1280])
def test_results_break_no_word(sample, visit, tmp_path, width):
    seen = visit(sample)
    seen.press("x", "a")
    seen.page.keyboard.press("d")
    seen.press("2")
    seen.page.set_viewport_size({"width": width, "height": 800})
    seen.open(f"{sample.home}/results")
    cells = seen.page.locator("thead th:not(:has(.unseen)), th.check, td:has(button), .downloads a")
    assert cells.evaluate_all(BROKEN_WORDS) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    tree = seen.page.locator("main").aria_snapshot()
    assert 'columnheader "Translation"' in tree
    assert 'rowheader "currency"' in tree


@SCHEMES
def test_nobody_is_shut_out(sample, visit, barriers, scheme):
    seen = visit(sample, color_scheme=scheme)
    seen.press("x")
    assert barriers(seen.page) == []
    seen.open(f"{sample.home}/results")
    assert barriers(seen.page) == []


def test_print_leaves_the_tools_out(sample, visit):
    page = visit(sample).page
    page.emulate_media(media="print")
    assert not page.locator(".actions").is_visible()
    assert not page.locator(".side").is_visible()
    assert page.locator(".now .original").is_visible()


def long_winded(report):
    """Return a report whose paragraphs and messages are long and full of figures."""
    figures = " ".join(f"and {number} more" for number in range(1_000, 1_100))
    paragraphs = [replace(part, text=f"{part.text} {figures}") for part in report.paragraphs]
    paragraphs = [
        replace(part, findings=tuple(replace(it, message=f"{it.message} {figures}") for it in part.findings))
        for part in paragraphs
    ]
    originals = [f"{it.text} {figures}" for it in report.original.paragraphs]
    return replace(
        report,
        translation=document("english.txt", "en", [part.text for part in paragraphs]),
        original=document("arabic.txt", "ar", originals),
        paragraphs=tuple(paragraphs),
    )


@pytest.mark.parametrize("width", [860, 1300, 1700])
def test_what_is_cut_is_cut_between_words_and_behind_no_figure(serve, visit, tmp_path, width):
    report = long_winded(article(0, findings=3))
    seen = visit(serve(put(tmp_path, report)), viewport={"width": width, "height": 800})
    seen.press("j")
    whole = [it.text for it in (*report.translation.paragraphs, *report.original.paragraphs)]
    whole += [f"{it.check} {it.message}" for it in report.findings]
    cut = seen.page.locator(".quiet :is(.translation, .original) > p, .told, h1")
    assert cut.count() == 4 + 3 + 1
    for each in cut.all():
        is_clipped = "it => it.clientHeight > 0 && it.scrollHeight > it.clientHeight + 2"
        assert not each.evaluate(is_clipped)
        shown, _, more = each.inner_text().partition(" …")
        words = shown.strip().lstrip("0123456789").split()[1:]
        assert more == ""
        assert any(" ".join([*words, ""]) in text for text in whole)
        assert not any(letter.isdigit() for letter in words[-1])
