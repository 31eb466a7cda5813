"""The HTML report as a reader meets it, in Chromium."""

from dataclasses import replace

import pytest

from browser.visits import Visit
from muqabala.reports import write_report
from reports.sample import (
    abridged_report,
    clean_report,
    doubtful_report,
    hostile_report,
    long_report,
    sample_report,
)
from review.corpus import article, document, span

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(tab, tmp_path):
    def open_report(report, **options):
        path = tmp_path / "report.html"
        write_report(report, path)
        return tab(**options).open(path.as_uri())

    return open_report


def focused(page):
    return page.evaluate("document.activeElement.id")


def crowded_report(findings):
    """Return a report with so many findings in one paragraph."""
    english = " ".join(f"word{number:02}" for number in range(findings))
    arabic = " ".join(f"كلمة{number:02}" for number in range(findings))
    (first,) = article(0, findings=1).paragraphs
    found = tuple(
        replace(
            first.findings[0],
            confidence=0.9 - number / 100,
            translation=span(0, english, f"word{number:02}"),
            original=span(0, arabic, f"كلمة{number:02}"),
        )
        for number in range(findings)
    )
    return replace(
        article(0, findings=1),
        translation=document("english.txt", "en", [english]),
        original=document("arabic.txt", "ar", [arabic]),
        paragraphs=(replace(first, text=english, findings=found),),
    )


SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@SCHEMES
@pytest.mark.parametrize(
    "make", [sample_report, clean_report, doubtful_report, abridged_report, hostile_report]
)
def test_the_page_opens_without_an_error_and_asks_for_nothing(visit, make, scheme):
    seen = visit(make(), color_scheme=scheme).settle()
    assert seen.errors == []
    assert seen.dialogs == []
    outside = [url for url in seen.requests if not url.startswith(("file:", "data:font/"))]
    assert outside == []


def test_hostile_text_does_not_run_when_it_is_used(visit):
    seen = visit(hostile_report())
    for key in "jjjjkofo":
        seen.page.keyboard.press(key)
    seen.page.locator(".card").first.hover()
    assert seen.dialogs == []
    assert seen.errors == []
    assert seen.page.locator("script").count() == 1
    assert "<script>alert(1)</script>" in seen.page.locator("#p1 .translation").inner_text()


def test_a_word_without_end_stays_in_its_cell(visit):
    page = visit(hostile_report(), viewport={"width": 900, "height": 700}).page
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hidden_controls_are_shown(visit):
    text = visit(hostile_report()).page.locator("#p5 .translation").inner_text()
    assert "U+202E" in text
    assert "\u202e" not in text


def test_arabic_runs_right_to_left_in_the_font_of_the_page(visit):
    page = visit(sample_report()).page
    cell = page.locator("#p3 .original")
    assert cell.evaluate("cell => getComputedStyle(cell).direction") == "rtl"
    assert cell.get_attribute("lang") == "ar"
    assert page.locator("#p3 .translation").evaluate("cell => getComputedStyle(cell).direction") == "ltr"
    assert fonts_of(page, "#p3 .original p")["Noto Naskh Arabic"] > 100


ARABIC_PLACES = ["p.heading", "p.list-item", "p.body", "mark"]


def fonts_of(page, selector):
    """Return the fonts of the page itself that an element is set in, with the number of their glyphs."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: font["glyphCount"] for font in used if font["isCustomFont"]}


@pytest.mark.parametrize("place", ARABIC_PLACES)
def test_arabic_is_set_in_the_font_of_the_page_whatever_its_kind(visit, place):
    seen = visit(doubtful_report())
    page = seen.page
    page.keyboard.press("o")
    seen.settle().settle()  # what is drawn asks for the font; then the font is there
    assert page.evaluate("[...document.fonts].map((font) => `${font.family} ${font.status}`)") == [
        "Noto Naskh Arabic loaded"
    ]
    assert fonts_of(page, f".original {place}")["Noto Naskh Arabic"] > 2


@pytest.mark.parametrize("side", ["translation", "original"])
def test_headings_and_list_items_look_like_such(visit, side):
    page = visit(doubtful_report()).page
    page.keyboard.press("o")

    def style(kind, name):
        return page.locator(f".{side} p.{kind}").first.evaluate(
            f"it => parseFloat(getComputedStyle(it).{name})"
        )

    assert style("heading", "fontSize") > style("body", "fontSize")
    assert style("list-item", "paddingInlineStart") > style("body", "paddingInlineStart")


def test_an_iso_date_in_arabic_reads_from_left_to_right(visit):
    page = visit(sample_report()).page
    page.keyboard.press("o")
    places = page.locator("#a2 .original bdi").evaluate(
        """date => [0, 5, 8].map((at) => {
             const range = document.createRange();
             range.setStart(date.firstChild, at);
             range.setEnd(date.firstChild, at + 1);
             return range.getBoundingClientRect().x;
           })"""
    )
    assert places == sorted(places)


def test_highlights_lie_in_the_cells_of_their_side(visit):
    page = visit(sample_report()).page
    assert page.locator("#p3 .translation mark").all_inner_texts() == ["$640 million"]
    assert page.locator("#p3 .original mark").all_inner_texts() == ["640 مليون دينار"]
    assert page.locator("#p13 .original mark").count() == 0
    for side in ("translation", "original"):
        inside = page.locator(f"#p3 .{side}").bounding_box()
        mark = page.locator(f"#p3 .{side} mark").bounding_box()
        assert inside["x"] <= mark["x"]
        assert mark["x"] + mark["width"] <= inside["x"] + inside["width"] + 1


def test_both_sides_are_level(visit):
    page = visit(sample_report()).page
    boxes = [page.locator(f"#p6 .{side}").bounding_box() for side in ("translation", "original")]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] < boxes[1]["x"]


@pytest.mark.parametrize("touch", ["hover", "focus"])
def test_a_finding_lights_up_with_its_words_on_both_sides(visit, touch):
    page = visit(sample_report()).page
    colours = "marks => marks.map((mark) => getComputedStyle(mark).backgroundColor)"
    first, second = page.locator("#p6 mark.n1:not(.n2)"), page.locator("#p6 mark.n2:not(.n1)")
    before, others = first.evaluate_all(colours), second.evaluate_all(colours)
    getattr(page.locator("#p6 .card.n1 .number"), touch)()
    assert not set(first.evaluate_all(colours)) & set(before)
    assert second.evaluate_all(colours) == others


@pytest.mark.parametrize("touch", ["hover", "focus"])
def test_the_tenth_finding_lights_up_like_the_first(visit, touch):
    page = visit(crowded_report(12)).page
    colours = "marks => marks.map((mark) => getComputedStyle(mark).backgroundColor)"
    marks, others = page.locator("#p1 mark.n12"), page.locator("#p1 mark.n11")
    assert marks.count() == 2
    before = marks.evaluate_all(colours)
    getattr(page.locator("#p1 .card.n12 .number"), touch)()
    lit = marks.evaluate_all(colours)
    assert not set(lit) & set(before)
    assert not set(others.evaluate_all(colours)) & set(lit)
    page.mouse.move(1, 1)
    page.locator("#keys").focus()
    assert marks.evaluate_all(colours) == before


def test_keys_go_to_the_next_and_the_previous_flagged_paragraph(visit):
    page = visit(sample_report()).page
    reached = []
    for key in ["j", "n", "j", "k", "p", "k"]:
        page.keyboard.press(key)
        reached.append(focused(page))
    assert reached == ["p3", "p5", "p6", "p5", "p3", "p3"]
    assert page.locator("#position").inner_text() == "1 of 9 flagged"
    top = page.locator("#p3").bounding_box()["y"]
    tools = page.locator(".tools").bounding_box()
    assert tools["y"] + tools["height"] <= top < 400


def test_the_last_flagged_paragraph_is_the_end(visit):
    page = visit(sample_report()).page
    for _ in range(12):
        page.keyboard.press("j")
    assert focused(page) == "p13"


def test_next_starts_where_the_reader_has_scrolled_to(visit):
    page = visit(sample_report()).page
    page.locator("#p10").evaluate("entry => entry.scrollIntoView({behavior: 'instant'})")
    page.keyboard.press("j")
    assert focused(page) == "p10"


def test_keys_can_be_turned_off_and_leave_the_browser_its_own(visit):
    page = visit(sample_report()).page
    page.keyboard.press("Control+j")
    assert focused(page) == ""
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("j")
    assert not focused(page).startswith("p")


def test_the_help_closes_by_its_button(visit):
    page = visit(sample_report()).page
    page.locator("#keys").click()
    page.get_by_role("button", name="Close").click()
    assert not page.locator("#help").is_visible()


def test_flagged_only_hides_what_is_fine(visit):
    page = visit(sample_report()).page
    assert page.locator(".fold:visible").count() == 5
    page.keyboard.press("f")
    assert page.locator(".fold:visible").count() == 0
    assert page.locator(".entry:visible").count() == 9
    page.keyboard.press("f")
    assert page.locator(".fold:visible").count() == 5


def test_only_what_is_flagged_is_open_at_first(visit):
    page = visit(sample_report()).page
    assert page.locator(".entry:visible").count() == page.locator(".entry.flagged").count() == 9
    assert page.get_by_text("Paragraph 12: nothing flagged, 1 note").is_visible()


def test_the_overview_leads_to_a_doubt_in_its_fold(visit):
    page = visit(doubtful_report()).page
    assert not page.locator("#p2").is_visible()
    page.locator(".told a").first.click()
    assert page.locator("#p2 .card").is_visible()


@pytest.mark.parametrize("link", [".map a[href='#p2']", ".told a[href='#p2']"])
def test_a_link_to_what_is_hidden_shows_it(visit, link):
    page = visit(doubtful_report()).page
    page.emulate_media(reduced_motion="reduce")  # it scrolls at once
    page.keyboard.press("f")
    assert not page.locator("#p2").is_visible()
    page.locator(link).first.click()
    assert page.locator("#p2").is_visible()
    assert not page.locator("#flagged-only").is_checked()
    page.emulate_media(reduced_motion="null")
    assert page.locator("#p2").evaluate("it => it.getBoundingClientRect().top < innerHeight")


def test_a_link_to_what_is_flagged_leaves_the_rest_hidden(visit):
    page = visit(sample_report()).page
    page.keyboard.press("f")
    page.locator(".map a[href='#p3']").click()
    assert page.locator("#flagged-only").is_checked()


def test_without_javascript_everything_can_be_read(browser, tmp_path):
    write_report(sample_report(), tmp_path / "report.html")
    with browser.new_context(java_script_enabled=False) as context:
        seen = Visit(context.new_page()).open((tmp_path / "report.html").as_uri())
        page = seen.page
        assert page.locator("#p3 .translation").is_visible()
        assert not page.get_by_role("button", name="Next").is_visible()
        page.locator("summary").first.click()
        assert page.locator("#p1").is_visible()
        page.locator("#flagged-only").check()
        assert not page.locator("#p1").is_visible()
        assert seen.errors == []


def test_the_map_leads_into_a_folded_paragraph(visit):
    page = visit(sample_report()).page
    assert not page.locator("#p4").is_visible()
    page.locator(".map a[href='#p4']").click()
    assert page.locator("#p4").is_visible()


def test_a_screen_reader_finds_rows_cells_and_headings(visit):
    snapshot = visit(sample_report()).page.locator("main").aria_snapshot()
    for part in (
        'navigation "Drift map"',
        'heading "Worst first"',
        'rowheader "Paragraph 3',
        'cell "At its latest meeting',
        'link "Finding 1, to its words"',
        "critical",
    ):
        assert part in snapshot


def test_nothing_sticks_out_at_any_width(visit):
    page = visit(abridged_report()).page
    for width in (320, 640, 900, 1600):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width


@SCHEMES
def test_nobody_is_shut_out(visit, barriers, scheme):
    page = visit(sample_report(), color_scheme=scheme).page
    page.keyboard.press("o")
    assert barriers(page) == []


def test_the_gloss_of_missing_words_stands_at_their_place_and_is_none_of_the_text(visit):
    page = visit(sample_report()).page
    place = page.locator("#p9 .translation .missing")
    drawn = place.evaluate("it => getComputedStyle(it, '::before').content")
    assert "and will shortens time" in drawn
    assert "shortens" not in page.locator("#p9 .translation").inner_text()
    assert "and will shortens time" in page.locator("#p9 .card .gloss").inner_text()


def test_a_narrow_page_puts_the_original_below(visit):
    page = visit(sample_report(), viewport={"width": 400, "height": 700}).page
    boxes = [page.locator(f"#p6 .{side}").bounding_box() for side in ("translation", "original")]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]


def test_print_leaves_the_tools_out_and_keeps_the_sides_together(visit):
    page = visit(sample_report(), viewport={"width": 680, "height": 900}).page
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    boxes = [page.locator(f"#p6 .{side}").bounding_box() for side in ("translation", "original")]
    assert boxes[0]["y"] == boxes[1]["y"]


BOOK_OPENS_S = 2
"""Seconds of the page's own thread, however busy the machine is; a book takes about one."""


@pytest.mark.slow
def test_a_book_opens_soon(visit, shared_page):
    session = shared_page.context.new_cdp_session(shared_page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy():
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(it["value"] for it in metrics if it["name"] == "TaskDuration")

    before = busy()
    page = visit(long_report(5_000)).page
    took = busy() - before
    session.detach()
    assert page.locator("#p8").is_visible()
    assert 0 < took < BOOK_OPENS_S
    page.keyboard.press("j")
    assert focused(page) == "p8"
