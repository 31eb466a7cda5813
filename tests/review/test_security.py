"""Nobody but the reviewer's own browser is let in, and text is never anything but text."""

import json
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from muqabala.reports.json_report import json_text
from muqabala.review import worklist
from muqabala.review.app import review_app
from muqabala.review.worklist import Filters
from reports.sample import hostile_report
from review.conftest import HOME, PORT, TOKEN

ADDRESSES = ["/", "/results", "/static/review.js", "/export/verdicts.json", "/finding/1/x", "/deed", "/none"]


@pytest.fixture
def stranger(desk):
    with TestClient(review_app(desk, TOKEN, PORT), base_url=HOME) as made:
        yield made


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?token=%F0%9F%94%91"])
def test_without_the_token_nothing_is_given(stranger, address, query):
    answer = stranger.get(address + query, follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert TOKEN not in answer.text


def test_a_wrong_cookie_opens_nothing(stranger):
    stranger.cookies.set(f"align-review-{PORT}", "wrong")
    assert stranger.get("/results").status_code == 403


def test_the_token_buys_a_cookie_and_leaves_the_address(stranger):
    answer = stranger.get(f"/results?words=a&token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/results?words=a")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/results").status_code == 200


def test_the_first_address_leads_nowhere_else(stranger):
    answer = stranger.get(f"{HOME}//evil.example/?token={TOKEN}", follow_redirects=False)
    assert answer.headers["location"].startswith("/evil.example")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        f"127.0.0.1.evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        "",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_under_another_name_nothing_is_served(client, host, method):
    answer = client.request(method, "/results", headers={"host": host})
    assert answer.status_code == 421


ORIGINS = ["http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:1", "http://localhost"]


@pytest.mark.parametrize("origin", [*ORIGINS, None])
def test_another_page_changes_nothing(client, desk, origin):
    del client.headers["origin"]
    headers = {"origin": origin} if origin else {}
    asked = {"deed": "verdict", "value": "fine", "query": "", **worst(desk)}
    assert client.post("/deed", json=asked, headers=headers).status_code == 403
    assert list(desk.store.standing("verdict")) == []


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_page_reads_nothing(client, origin):
    assert client.get("/results", headers={"origin": origin}).status_code == 403


def worst(desk):
    with desk.store.reading() as database:
        entry = worklist.first(database, Filters())
    return {"report": entry.report, "key": entry.key}


def test_our_own_page_may(client, desk):
    asked = {"deed": "verdict", "value": "fine", "query": "", **worst(desk)}
    assert client.post("/deed", json=asked, headers={"accept": "application/json"}).status_code == 200
    assert len(list(desk.store.standing("verdict"))) == 1


@pytest.mark.parametrize("address", ["/", "/static/review.css", "/none", "/export/verdicts.csv"])
def test_every_answer_has_its_policy(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


NOT_UNDERSTOOD = [
    b"",
    b"{}",
    b"[]",
    b"1",
    b"{",
    b"\xff",
    b"[" * 100_000,
    b'{"deed": "verdict"}',
    b'{"deed": "verdict", "value": "fine", "report": "1", "key": "", "query": ""}',
    b'{"deed": "verdict", "value": "fine", "report": ' + b"9" * 5_000 + b', "key": "", "query": ""}',
    b'{"deed": "verdict", "value": "fine", "report": 1, "key": "\\ud800", "query": ""}',
    b'{"deed": "verdict", "value": "fine", "report": 1, "key": "", "query": "\\ud800"}',
    b'{"deed": "lift", "value": "\\ud800", "report": 0, "key": "", "query": ""}',
    b'{"deed": "judge", "value": "", "report": 1, "key": "", "query": ""}',
]


def refused(client, desk, asked, status):
    """Assert that what is asked for is refused in a line, and that nothing was saved."""
    answer = client.post("/deed", content=asked, headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer.json()["problem"]
    assert "\n" not in answer.json()["problem"]
    with desk.store.reading() as database:
        assert database.execute("SELECT count(*) FROM event").fetchone()[0] == 0


@pytest.mark.parametrize("asked", NOT_UNDERSTOOD, ids=lambda asked: asked[:60].decode(errors="replace"))
def test_what_makes_no_sense_is_a_bad_request(client, desk, asked):
    refused(client, desk, asked, 400)


@pytest.mark.parametrize(
    ("deed", "report", "query"),
    [
        ("verdict", 1, ""),
        ("verdict", 10**30, ""),
        ("verdict", -(10**30), ""),
        ("verdict", -1, "?report=²"),
        ("verdict", 1, "?report=" + "9" * 5_000),
        ("lift", 0, ""),
    ],
)
def test_what_is_asked_of_nothing_is_not_found(client, desk, deed, report, query):
    asked = {"deed": deed, "value": "fine", "report": report, "key": "none", "query": query}
    refused(client, desk, json.dumps(asked).encode(), 404)


@pytest.mark.parametrize(
    ("deed", "value", "status"),
    [
        ("verdict", "great", 400),
        ("dismiss", "the world", 400),
        ("mend", "\ud800", 400),
        ("note", "x" * 1_000_001, 413),
        ("note", "x" * 8_000_001, 413),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(client, desk, deed, value, status):
    asked = json.dumps({"deed": deed, "value": value, "query": "", **worst(desk)})  # with escapes
    refused(client, desk, asked.encode(), status)


def test_a_request_without_end_is_refused(client):
    parts = (b" " * 1_000_000 for _ in range(9))
    answer = client.post("/deed", content=parts, headers={"accept": "application/json"})
    assert answer.status_code == 413
    assert "too large" in answer.json()["problem"]


@pytest.mark.parametrize("report", ["9" * 19, "9" * 5_000, "0" * 5_000])
def test_a_filter_by_a_number_of_thousands_of_digits_breaks_nothing(client, report):
    assert client.get(f"/?report={report}").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/static/..%2f..%2fstore.py", "/static/../store.py", "/export/1/report.exe", "/export/verdicts.exe",
     "/export/99/report.csv", "/finding/1/none", f"/finding/{10**30}/none", "/finding/x/y",
     "/finding/1/none/next", f"/finding/{'9' * 5_000}/none", f"/finding/{'9' * 5_000}/none/prev",
     f"/export/{'9' * 5_000}/report.csv"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_there_are_two_directions(client, desk):
    with desk.store.reading() as database:
        first, second = worklist.around(database, Filters(), None)[:2]
    address = f"/finding/{second.report}/{second.key}"
    assert client.get(f"{address}/sideways").status_code == 404
    assert client.get(f"{address}/prev", headers={"accept": "application/json"}).json()["address"] == (
        f"/finding/{first.report}/{first.key}"
    )


class Elements(HTMLParser):
    """The elements of a page and its attributes that could run something."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.handlers, self.scripts = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.scripts += [dict(attrs).get("src")] if tag == "script" else []


def pages_of(client, seat_desk):
    with seat_desk.store.reading() as database:
        everything = Filters(state="any", doubts="1")
        entries = worklist.around(database, everything, worklist.first(database, everything))
    yield from (client.get(f"/finding/{it.report}/{it.key}").text for it in entries)
    yield client.get("/results").text


def test_hostile_text_is_text_on_every_page(seat, tmp_path):
    name = '"><img src=x onerror=alert(5)>'
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / f"{name.replace('/', '')}.json").write_text(json_text(hostile_report()), encoding="utf-8")
    desk = seat(folder, reviewer="<script>alert(6)</script>")
    entry = worst(desk)
    looked = desk.look(entry["report"], entry["key"])
    for said in ('"><svg onload=alert(7)>', "\u202e<script>alert(8)</script>", "ملاحظة <b>"):
        desk.note(looked, said)
        desk.mend(looked, said)
        desk.judge(looked, "drift")
    desk.dismiss(looked, "document")
    with TestClient(review_app(desk, TOKEN, PORT), base_url=HOME) as client:
        client.get(f"/?token={TOKEN}")
        seen = list(pages_of(client, desk))
    assert len(seen) > 10
    for page in seen:
        elements = Elements(page)
        assert elements.scripts == ["/static/review.js"]
        assert elements.handlers == []
        assert not {"img", "iframe", "object"} & set(elements.tags)
        shown = re.sub(r"<textarea.*?</textarea>", "", page, flags=re.DOTALL)  # an edit keeps what it edits
        assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", shown)


def test_a_file_is_saved_and_never_shown(client):
    for name in ("translation.txt", "report.html"):
        headers = client.get(f"/export/1/{name}").headers
        assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
