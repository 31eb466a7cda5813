"""What the app says is so."""

import pytest

from muqabala.review import worklist
from muqabala.review.worklist import Filters

JSON = {"accept": "application/json"}


@pytest.fixture
def act(client, desk):
    """Return a function that does something to the worst finding and returns what is said."""
    with desk.store.reading() as database:
        worst = worklist.first(database, Filters())

    def post(deed, value=""):
        asked = {"deed": deed, "value": value, "report": worst.report, "key": worst.key, "query": ""}
        answer = client.post("/deed", json=asked, headers=JSON)
        assert answer.status_code == 200
        return answer.json().get("said")

    return post


@pytest.mark.parametrize(
    ("deed", "value", "told"),
    [
        ("verdict", "fine", "fine"),
        ("note", "why?", "note"),
        ("note", "", "removing the note"),
        ("mend", "Another text.", "edit"),
        ("restore", "", "removing the edit"),
        ("dismiss", "document", "dismissal"),
    ],
)
def test_undo_and_redo_say_what_was_undone_and_redone(act, deed, value, told):
    act(deed, value)
    assert act("undo") == f"Undone: {told}."
    assert act("redo") == f"Redone: {told}."


def test_a_dismissal_that_was_lifted_stands_again_after_undo_and_that_is_said(act, desk):
    act("dismiss", "document")
    (dismissal,) = desk.store.standing("dismissal")
    act("lift", dismissal.subject)
    assert act("undo") == "Undone: removing the dismissal."
    assert list(desk.store.standing("dismissal")) == [dismissal]


def test_where_all_is_dismissed_that_is_said(client, desk):
    for check in ("number", "negation", "name", "date"):
        with desk.store.reading() as database:
            entry = worklist.first(database, Filters(check=check))
        desk.dismiss(desk.look(entry.report, entry.key), "everywhere")
    page = client.get("/").text
    assert "Everything is dismissed." in page
    assert "12 findings" in page
    assert "Nothing was flagged" not in page


def test_the_ends_of_the_queue_and_an_unknown_action_are_told_plainly(client, desk):
    with desk.store.reading() as database:
        worst = worklist.first(database, Filters())
    address = f"/finding/{worst.report}/{worst.key}/prev"
    assert client.get(address, headers=JSON).json()["said"] == "No more findings in this direction."
    asked = {"deed": "burn", "value": "", "report": worst.report, "key": worst.key, "query": ""}
    answer = client.post("/deed", json=asked, headers=JSON)
    assert answer.json()["problem"] == "not saved: unknown action 'burn'"
