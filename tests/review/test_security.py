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


BAD_DEEDS = [
    {},
    [],
    {"deed": "verdict"},
    {"deed": "verdict", "value": "fine", "report": "1", "key": "", "query": ""},
    {"deed": "verdict", "value": "fine", "report": 1, "key": "none", "query": ""},
    {"deed": "verdict", "value": "fine", "report": 10**30, "key": "none", "query": ""},
    {"deed": "verdict", "value": "fine", "report": -1, "key": "none", "query": "?report=²"},
    {"deed": "judge", "value": "", "report": 1, "key": "", "query": ""},
    {"deed": "lift", "value": "number@everywhere", "report": 0, "key": "", "query": ""},
]


@pytest.mark.parametrize("asked", BAD_DEEDS)
def test_a_deed_that_makes_no_sense_is_refused_and_saves_nothing(client, desk, asked):
    answer = client.post("/deed", json=asked, headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["problem"]
    with desk.store.reading() as database:
        assert database.execute("SELECT count(*) FROM event").fetchone()[0] == 0


@pytest.mark.parametrize(
    ("deed", "value"),
    [("verdict", "great"), ("dismiss", "the world"), ("note", "x" * 1_000_001), ("mend", "\ud800")],
)
def test_a_value_that_makes_no_sense_is_refused(client, desk, deed, value):
    asked = json.dumps({"deed": deed, "value": value, "query": "", **worst(desk)})  # with escapes
    answer = client.post("/deed", content=asked, headers={"accept": "application/json"})
    assert answer.status_code == 404
    with desk.store.reading() as database:
        assert database.execute("SELECT count(*) FROM event").fetchone()[0] == 0


def test_a_request_without_end_is_refused(client):
    answer = client.post("/deed", content=b" " * 8_000_001, headers={"accept": "application/json"})
    assert "too large" in answer.json()["problem"]


@pytest.mark.parametrize(
    "address",
    ["/static/..%2f..%2fstore.py", "/static/../store.py", "/export/1/report.exe", "/export/verdicts.exe",
     "/export/99/report.csv", "/finding/1/none", f"/finding/{10**30}/none", "/finding/x/y",
     "/finding/1/none/next"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


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
