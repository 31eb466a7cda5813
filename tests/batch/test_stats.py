"""What the results tell together."""

import csv
import io
import json

import pytest

from muqabala.batch import differences, shards
from muqabala.batch.article import Article
from muqabala.batch.stats import Count, statistics, value_of
from muqabala.batch.stats_files import csv_text
from muqabala.batch.stats_page import page, plot
from muqabala.batch.stats_text import text
from muqabala.errors import CorpusError
from small_corpus import row


def finding(check, translation, original, severity="major"):
    return {
        "check": check,
        "severity": severity,
        "values": {"translation": translation, "original": original},
        "translation_span": None,
        "original_span": None,
    }


def report(original, flagged=0, paragraphs=10, findings=()):
    parts = [
        {
            "kind": "body",
            "flagged": number < flagged,
            "score": 0.8,
            "findings": list(findings) * (number == 0),
        }
        for number in range(paragraphs)
    ]
    return {"original": {"texts": [{"text": original}]}, "paragraphs": parts, "omissions": []}


@pytest.fixture
def results(tmp_path):
    """Write records as an engine does."""

    def written(*given, folder="results", signature="s"):
        place = tmp_path / folder
        (place / shards.SHARDS).mkdir(parents=True)
        with shards.writing(place, 0) as write:
            for name, columns, body in given:
                kind = "failure" if "reason" in body else "report"
                data = json.dumps(body, ensure_ascii=False).encode()
                write(shards.Record(name, "k", signature, columns, 0, kind, data).line())
        return place

    return written


WRONG = finding("name", "Mahmoud", "محمّد")
SAME_WRONG = finding("name", "mahmoud", "محمد")
ONCE = finding("number", "5", "6")
TOLD = finding("order", "first", "second", severity="neutral")


@pytest.fixture
def small(results):
    return results(
        ("a", {"date": "2025-01-03", "engine": "x"}, report("1", 2, findings=[WRONG, WRONG, ONCE])),
        ("b", {"date": "2025-02-03", "engine": "x"}, report("2", 1, findings=[SAME_WRONG, TOLD])),
        ("c", {"date": "2025-02-09", "engine": "y"}, report("1")),
        ("d", {"date": "soon", "engine": "y"}, report("2")),
        ("e", {}, {"error": "DocumentError", "reason": "x.txt: is empty"}),
    )


def test_articles_are_counted_by_month_and_engine(small):
    found = statistics(small)
    assert found.whole == Count(articles=4, drifting=2, paragraphs=40, flagged=3)
    assert {month: (it.articles, it.drifting) for month, it in found.by["month"].items()} == {
        "2025-01": (1, 1),
        "2025-02": (2, 1),
    }
    assert found.by["engine"]["y"].per_hundred == 0
    assert "section" not in found.by


def test_any_column_may_be_counted_by(small):
    assert set(statistics(small, ["date"]).by["date"]) == {"2025-01-03", "2025-02-03", "2025-02-09", "soon"}


def test_a_check_counts_its_articles_and_its_findings_but_for_what_is_only_told(small):
    assert statistics(small).checks == {"name": (2, 3), "number": (1, 1)}


def test_the_same_error_in_two_articles_recurs_whatever_its_spelling(small):
    (error,) = statistics(small).recurring
    assert (error.evidence.check, error.articles) == ("name", 2)


def test_the_worst_articles_come_first_and_clean_ones_not_at_all(small):
    assert [article.id for article in statistics(small).worst] == ["a", "b"]


def test_failures_are_told_with_their_reason(small):
    found = statistics(small)
    assert found.failures == [("e", "x.txt: is empty")]


def test_the_table_has_every_failure_and_the_terminal_the_first_of_them(results):
    body = {"error": "DocumentError", "reason": "is empty"}
    found = statistics(results(*((f"a{number:02}", {}, body) for number in range(30))))
    assert csv_text(found).count("Failed: 30,a") == 30
    assert "and 10 more (-o FILE.csv has all)" in text(found)


def test_a_column_that_no_pair_has_is_told_with_those_that_there_are(small):
    for ask in (lambda: statistics(small, ["nosuch"]), lambda: differences.of_column(small, "nosuch")):
        with pytest.raises(CorpusError, match="no pair has a column 'nosuch'; the columns are date, engine"):
            ask()
    assert len(statistics(small, ["month"]).by["month"]) == 2


MONTHS = {
    "2025-03-14": "2025-03",
    "2025/03/14": "2025-03",
    "2025-3-14": "2025-03",
    "2025-03": "2025-03",
    "2025-03-14T10:00:00Z": "2025-03",
    "٢٠٢٥-٠٣-١٤": "2025-03",
    "٢٠٢٥/٣/١٤": "2025-03",
    "2025-13-01": None,
    "2025-003": None,
    "14/03/2025": None,
    "March 14, 2025": None,
}


@pytest.mark.parametrize(("date", "month"), MONTHS.items())
def test_a_date_that_begins_with_its_year_has_a_month_in_whatever_digits(date, month):
    assert value_of(Article("a", {"date": date}, 1, 1, 0, 0, ()), "month") == month


def test_dates_that_cannot_be_read_are_told(small):
    assert statistics(small).notes == [
        "1 article in no month: a date such as 'soon' is not written like 2025-03-14"
    ]
    assert statistics(small, ["engine"]).notes == []


def test_checks_that_are_as_frequent_stand_by_their_names(results):
    checks = ["number", "name", "date", "unit"]
    found = [finding(check, "5", "6") for check in checks]
    assert list(statistics(results(("a", {}, report("1", 1, findings=found)))).checks) == sorted(checks)


def test_what_has_another_signature_is_told_on_the_terminal_and_the_page(results):
    place = results(("a", {}, report("1")), ("b", {}, report("2")), signature="old")
    with shards.writing(place, 1) as write:
        write(shards.Record("b", "k", "new", {}, 0, "report", json.dumps(report("2")).encode()).line())
        write(shards.Record("c", "k", "new", {}, 0, "report", json.dumps(report("3")).encode()).line())
    for shown in (text(statistics(place)), page(statistics(place))):
        assert "1 of 3 results has another signature than the rest; align batch makes them anew" in shown


def test_what_could_steer_a_terminal_is_shown_as_a_placeholder(results):
    place = results(("\x1b[31ma", {"section": "\x1b]0;x\x07"}, report("1", 1, findings=[WRONG])))
    shown = text(statistics(place, ["section"]))
    assert "\x1b" not in shown
    assert "[U+001B]]0;x[U+0007]" in shown


def test_a_corpus_without_columns_says_so(results):
    with pytest.raises(CorpusError, match="no pair has a column 'engine'; there are no columns"):
        statistics(results(("a", {}, report("1"))), ["engine"])


def test_some_of_many_articles_with_one_error_are_named(results):
    place = results(*((name, {}, report(name, 1, findings=[WRONG])) for name in "abcd"))
    (error,) = statistics(place).recurring
    assert (error.articles, error.named) == (4, "such as a, b, c")


def test_the_page_tells_what_its_bars_and_words_are_and_counts_as_people_do(results):
    failed = ("c", {}, {"error": "DocumentError", "reason": "is empty"})
    html = page(
        statistics(results(*((name, {}, report(name, 1, findings=[WRONG])) for name in "ab"), failed))
    )
    assert "<h1>Drift in 2 of 2 articles</h1>" in html
    assert "1 article could not be compared" in html
    assert html.count('<th scope="col">share of articles</th>') == 2
    assert '<p class="told">translation</p><p>Mahmoud</p>' in html
    assert '<p class="told">original</p><p lang="ar" dir="rtl">محمّد</p>' in html
    assert "<bdi>a, b</bdi>" in html


def test_a_share_of_few_has_a_wide_interval_and_one_of_many_a_narrow_one():
    low, high = Count(articles=4, drifting=2).interval
    assert (low, high) == (pytest.approx(0.150, abs=0.001), pytest.approx(0.850, abs=0.001))  # Wilson's table
    low, high = Count(articles=40_000, drifting=20_000).interval
    assert high - low < 0.01


def test_two_engines_are_compared_on_the_same_originals(small):
    (it,) = differences.of_column(small, "engine")
    assert (it.first, it.second, it.articles) == ("x", "y", 2)
    assert (it.per_hundred, it.difference) == ((15, 0), -15)


def many(rates):
    return [(f"a{number}", {}, report(str(number), rate)) for number, rate in enumerate(rates)]


def test_a_difference_in_every_article_is_clear(results):
    better, worse = results(*many([1] * 40)), results(*many([2, 3] * 20), folder="worse")
    it = differences.of_runs(worse, better)
    assert it.difference == pytest.approx(15)
    assert it.is_clear
    assert it.interval[0] < it.difference < it.interval[1]


def test_a_difference_in_one_article_of_many_is_not_clear(results):
    one, other = results(*many([1] * 40)), results(*many([2] + [1] * 39), folder="other")
    assert not differences.of_runs(other, one).is_clear


def test_results_without_a_common_article_cannot_be_compared(results):
    one = results(("a", {}, report("1")))
    other = results(("b", {}, report("1")), folder="other")
    with pytest.raises(CorpusError, match="no article in common"):
        differences.of_runs(one, other)


def test_a_column_without_a_common_original_cannot_be_compared(results):
    place = results(("a", {"engine": "x"}, report("1")), ("b", {"engine": "y"}, report("2")))
    with pytest.raises(CorpusError, match=r"no two values of 'engine' have an original in common.* are x, y"):
        differences.of_column(place, "engine")


def test_values_without_a_common_original_are_told_and_the_others_compared(results):
    columns = [{"engine": engine} for engine in "xyz"]
    place = results(*((f"a{it}", columns[it], report(str(it == 2))) for it in range(3)))
    notes = []
    (it,) = differences.of_column(place, "engine", notes.append)
    assert (it.first, it.second) == ("x", "y")
    assert notes == ["not compared, for want of an original in common: x with z, y with z"]


def test_runs_with_other_settings_are_compared_and_that_is_told(results):
    one = results(("a", {}, report("1")), signature="align|model:m|sensitivity:low")
    other = results(("a", {}, report("1")), folder="other", signature="align|model:m|sensitivity:high")
    notes = []
    differences.of_runs(one, other, notes.append)
    assert notes == [
        f"the runs differ in their settings, too: {other} has sensitivity:high; {one} has sensitivity:low"
    ]


def test_the_terminal_shows_all_tables(small):
    assert (
        text(statistics(small), differences.of_column(small, "engine"))
        == """\
All
  corpus        articles  with drift  share   95 % interval     flags per 100 paragraphs
  all articles         4           2  50.0 %  15.0 % to 85.0 %                      7.50

By check
  check   articles  share   findings
  name           2  50.0 %         3
  number         1  25.0 %         1

By month
  month    articles  with drift  share    95 % interval      flags per 100 paragraphs
  2025-01         1           1  100.0 %  20.7 % to 100.0 %                     20.00
  2025-02         2           1  50.0 %   9.5 % to 90.5 %                        5.00

By engine
  engine  articles  with drift  share    95 % interval      flags per 100 paragraphs
  x              2           2  100.0 %  34.2 % to 100.0 %                     15.00
  y              2           0  0.0 %    0.0 % to 65.8 %                        0.00

Differences
  first  second  articles  first per 100  second per 100  difference    from      to  is it clear
  x      y              2          15.00            0.00      -15.00  -20.00  -10.00  yes

Worst articles
  article  flags  paragraphs  sum of drift scores
  a            2          10                 1.60
  b            1          10                 0.80

Failed: 1
  article  reason
  e        x.txt: is empty

Notes
  note
  1 article in no month: a date such as 'soon' is not written like 2025-03-14

The same error in several articles
  2 articles, name: a, b
    mahmoud
    محمد
"""
    )


def test_csv_has_one_row_a_count_and_runs_no_formula(results):
    place = results(("=cmd", {"section": "+x"}, report("1", 1, findings=[finding("name", "@a", "ب")])))
    rows = list(csv.reader(io.StringIO(csv_text(statistics(place)).removeprefix("\ufeff"))))
    assert ["All", "all articles", "1", "1", "100.0 %", "20.7 % to 100.0 %", "10.0"] in rows
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_the_page_holds_no_markup_of_the_corpus(results):
    html = page(statistics(results(("<b>x", {"section": "<i>"}, report("1", 1, findings=[ONCE])))))
    assert "<b>x" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;x" in html


def test_months_are_drawn_in_their_order_and_one_alone_is_not():
    assert plot({"2025-01": Count(2, 1, 9, 1)}) is None
    drawn = plot({"2025-01": Count(2, 1, 9, 1), "2025-02": Count(2, 2, 9, 1), "2025-03": Count(2, 0, 9, 1)})
    assert [x for x, _, _ in drawn.points] == [0, 450, 900]
    heights = [y for _, y, _ in drawn.points]
    assert heights[1] < heights[0] < heights[2] == drawn.height


def test_a_real_run_has_statistics(bench):
    bench.run()
    found = statistics(bench.results)
    assert found.whole.articles == 12
    assert found.checks == {"repetition": (3, 3)}
    assert set(found.by) == {"month", "engine"}
    assert row(3)["id"] in {article.id for article in found.worst}
