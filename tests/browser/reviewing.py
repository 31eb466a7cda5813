"""The review app served to a Chromium, and the reviewer who sits before it."""

import re
import sqlite3
import subprocess
import sys
import threading
import time

from browser.visits import Visit
from muqabala.reports.json_report import json_text
from muqabala.review.desk import Desk
from muqabala.review.serving import listen, server_of
from muqabala.review.shelf import Shelf, find_reports
from muqabala.review.store import Store

STARTS_WITHIN_S = 20
ANSWERS_WITHIN_S = 5


class Process:
    """``align review`` in a process of its own, which can be killed."""

    def __init__(self, folder):
        command = [sys.executable, "-m", "muqabala", "review", str(folder), "--no-open"]
        log = folder / "log.txt"
        with log.open("w") as written:
            self.process = subprocess.Popen(command, stderr=written, stdout=written)
        ends = time.monotonic() + STARTS_WITHIN_S
        while not (found := re.search(r"http://\S+", log.read_text())):
            assert time.monotonic() < ends, log.read_text()
            time.sleep(0.02)
        self.address = found[0]

    def stop(self):
        self.process.kill()
        self.process.wait()


class Server:
    """The app in a thread of the tests: it starts at once."""

    def __init__(self, folder):
        self.store = Store(folder / "align-review.sqlite")
        shelf = Shelf(self.store)
        list(shelf.add_files(find_reports(folder)))
        self.socket = listen(0)
        self.server, self.address = server_of(Desk(self.store, shelf, "Salma"), self.socket)
        self.home = self.address.partition("/?")[0]
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]})
        self.thread.start()

    def stop(self):
        self.server.should_exit = self.server.force_exit = True  # the tab keeps its connection
        self.thread.join()
        self.socket.close()
        self.store.close()


class Reviewer(Visit):
    """A tab in which findings are judged."""

    def answered(self):
        return self.page.evaluate("performance.getEntriesByName('answered').length")

    def press(self, *keys):
        """Press keys, each when what the one before asked for has come."""
        for key in keys:
            before = self.answered()
            self.page.keyboard.press(key)
            self.wait(lambda before=before: self.answered() > before)

    def wait(self, condition):
        """Wait until something is so; Playwright's own way is code from a text, which the policy forbids."""
        ends = time.monotonic() + ANSWERS_WITHIN_S
        while not condition():
            assert time.monotonic() < ends, (self.said, self.errors)
            time.sleep(0.005)

    @property
    def key(self):
        return self.page.locator("article.finding").get_attribute("data-key")

    @property
    def said(self):
        return self.page.locator("#said").inner_text()

    @property
    def progress(self):
        return self.page.locator(".progress p").inner_text()


def put(folder, report, name="report.json"):
    (folder / name).write_text(json_text(report), encoding="utf-8")
    return folder


def kept(server_folder, kind="verdict"):
    with sqlite3.connect(server_folder / "align-review.sqlite") as database:
        found = database.execute("SELECT value FROM event WHERE kind = ? ORDER BY id", (kind,)).fetchall()
    database.close()
    return [value for (value,) in found]


HOLD = """() => {
  const real = fetch;
  const held = [];
  window.fetch = (...asked) => new Promise((give) => held.push(() => give(real(...asked))));
  window.letGo = () => { window.fetch = real; for (const go of held) go(); };
  window.held = held;
}"""


class Held:
    """A page's requests, held back until they are let go."""

    def __init__(self, page):
        self.page = page
        page.evaluate(HOLD)

    def __bool__(self):
        return self.page.evaluate("held.length > 0")

    def let_go(self):
        self.page.evaluate("letGo()")
