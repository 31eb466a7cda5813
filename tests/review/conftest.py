"""A desk with reports on it, and the app as a client sees it."""

import pytest

from muqabala.review.app import review_app
from muqabala.review.desk import Desk
from muqabala.review.shelf import Shelf, find_reports
from muqabala.review.store import Store
from review.corpus import write_corpus

TOKEN = "the-token"
PORT = 8765
HOME = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def stores(tmp_path):
    """Open stores, and close them in the end."""
    opened = []

    def open_store(name="store.sqlite"):
        opened.append(Store(tmp_path / name))
        return opened[-1]

    yield open_store
    for store in opened:
        store.close()


@pytest.fixture
def seat(stores):
    """Return a function that lays a folder of reports on a desk."""

    def sit(folder, reviewer="Salma", store="store.sqlite"):
        shelf = Shelf(stores(store))
        list(shelf.add_files(find_reports(folder)))
        return Desk(shelf.store, shelf, reviewer)

    return sit


@pytest.fixture
def desk(seat, tmp_path):
    """Return a desk with three reports of four findings."""
    return seat(write_corpus(tmp_path / "reports", 3, findings=4))


@pytest.fixture
def client(desk):
    """Return a client that was let in."""
    from starlette.testclient import TestClient

    with TestClient(review_app(desk, TOKEN, PORT), base_url=HOME) as made:
        assert made.get(f"/?token={TOKEN}").status_code == 200
        made.headers["origin"] = HOME
        yield made
