"""The answers to the browser."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Mapping
from importlib.resources import files
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from muqabala.drift.judgement import ENOUGH, lacking
from muqabala.errors import AlignError, ReportError
from muqabala.reports.wording import visible
from muqabala.review import exports, worklist
from muqabala.review.asked import Asked, body_of, report_of
from muqabala.review.desk import ActionError, Desk, GoneError, OpenFinding, TooLargeError
from muqabala.review.judgements import judgements
from muqabala.review.precision import precision_by_check
from muqabala.review.screen import REPORTS_NAMED, Scene, environment
from muqabala.review.security import Gate
from muqabala.review.store import Event
from muqabala.review.worklist import Entry, Filters

log = logging.getLogger(__name__)

STATIC = {
    "report.css": ("muqabala.reports", "static/report.css", "text/css"),
    "noto-naskh-arabic-400.woff2": (
        "muqabala.reports", "static/vendor/noto-naskh-arabic-400.woff2", "font/woff2",
    ),
    "review.css": ("muqabala.review", "static/review.css", "text/css"),
    "review.js": ("muqabala.review", "static/review.js", "text/javascript"),
    "icon.svg": ("muqabala.review", "static/icon.svg", "image/svg+xml"),
}  # fmt: skip

MEDIA = {
    "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "csv": "text/csv",
    "html": "text/html",
}
"""What the suffixes are called; the others are offered as bytes, to be saved."""


def review_app(desk: Desk, token: str, port: int) -> ASGIApp:
    """Return the app of a desk, behind its gate."""
    answers = _Answers(desk)
    routes = [
        Route("/", answers.queue),
        Route("/finding/{report}/{key}", answers.finding),
        Route("/finding/{report}/{key}/next", answers.next),
        Route("/finding/{report}/{key}/prev", answers.previous),
        Route("/deed", answers.act, methods=["POST"]),
        Route("/results", answers.results),
        Route("/export/verdicts.{suffix}", answers.verdicts),
        Route("/export/{report}/{what}.{suffix}", answers.export),
        Route("/static/{name}", static),
    ]
    problems = {AlignError: _problem, sqlite3.Error: _problem}
    return Gate(Starlette(routes=routes, exception_handlers=problems), token, port)


ACTIONS: Mapping[str, Callable[[Desk, OpenFinding, str], None]] = {
    "verdict": Desk.judge,
    "dismiss": Desk.dismiss,
    "note": Desk.note,
    "mend": Desk.mend,
    "restore": lambda desk, shown, _: desk.restore(shown),
}
"""What can be done to a finding, and with which value."""

STATUSES = ((TooLargeError, 413), (GoneError, 404), (ActionError, 400), (ReportError, 404))
"""What each error is to a browser; any other is a fault of the server."""

ADVANCING = ("verdict", "dismiss")
"""Actions after which the next finding comes."""

VERDICT_LABELS = {"fine": "Fine", "drift": "Drift", "unsure": "Unsure"}


class _Answers:
    """The answers that need the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def queue(self, request: Request) -> Response:
        """Lead to the worst finding that the filters let through."""
        filters = Filters.of(request.query_params)
        scene = self._scene(filters, None)
        if scene.shown and not _wants_json(request):
            return RedirectResponse(scene.address, 303)
        return _answer(request, scene)

    def finding(self, request: Request) -> Response:
        """Show a finding."""
        return _answer(request, Scene(self.desk, Filters.of(request.query_params), self._shown(request)))

    def next(self, request: Request) -> Response:
        """Show what comes after a finding, or the finding where it is the last."""
        return self._neighbour(request, worklist.after)

    def previous(self, request: Request) -> Response:
        """Show what comes before a finding, or the finding where it is the first."""
        return self._neighbour(request, worklist.before)

    async def act(self, request: Request) -> Response:
        """Do what the reviewer says, then show what comes next."""
        asked = Asked.of(await body_of(request))
        return await run_in_threadpool(self._done, request, asked)

    def results(self, request: Request) -> Response:
        """Show precision, documents, exports and dismissals."""
        words = request.query_params.get("words", "")
        with self.desk.store.reading() as database:
            progress = worklist.progress(database)
            reports = worklist.reports(database, REPORTS_NAMED, words)
        verdicts = list(self.desk.store.standing("verdict"))
        return HTMLResponse(
            environment()
            .get_template("results.html.j2")
            .render(
                progress=progress,
                precision=precision_by_check(verdicts),
                enough=ENOUGH,
                lacking=lacking(tuple(judgements(verdicts))),
                reports=reports,
                words=words,
                most=REPORTS_NAMED,
                dismissals=list(self.desk.store.standing("dismissal")),
                store=str(self.desk.store.path),
                mended=exports.MENDED,
                judged=exports.JUDGED,
            )
        )

    def verdicts(self, request: Request) -> Response:
        """Give the verdicts as a file."""
        suffix = request.path_params["suffix"]
        write = {"json": exports.verdicts_json, "csv": exports.verdicts_csv}.get(suffix)
        if write is None:
            return PlainTextResponse("There is no such export.", 404)
        return _file(write(self.desk.store).encode(), f"verdicts.{suffix}")

    def export(self, request: Request) -> Response:
        """Give a mended translation, or a report with the verdicts."""
        what, suffix = request.path_params["what"], request.path_params["suffix"]
        write = {
            **{("translation", known): exports.mended_translation for known in exports.MENDED},
            **{("report", known): exports.judged_report for known in exports.JUDGED},
        }.get((what, suffix))
        if write is None:
            return PlainTextResponse("There is no such export.", 404)
        opened = self.desk.shelf.open(report_of(request))
        name = exports.name_of(opened.report.translation.path)
        return _file(write(self.desk.store, opened, suffix), f"{name}-{what}.{suffix}")

    def _shown(self, request: Request) -> OpenFinding:
        return self.desk.look(report_of(request), request.path_params["key"])

    def _neighbour(
        self, request: Request, find: Callable[[sqlite3.Connection, Filters, Entry], list[Entry]]
    ) -> Response:
        filters, shown = Filters.of(request.query_params), self._shown(request)
        with self.desk.store.reading() as database:
            found = next(iter(find(database, filters, shown.entry)), None)
        if found is None:
            return _answer(request, Scene(self.desk, filters, shown), "No more findings in this direction.")
        return _answer(request, Scene(self.desk, filters, self.desk.look(found.report, found.key)))

    def _done(self, request: Request, asked: Asked) -> Response:
        """Do an action and show the finding that comes next, or the one it was done to."""
        filters = Filters.of(dict(parse_qsl(asked.query.removeprefix("?"))))
        if asked.action in ("undo", "redo"):
            return self._stepped(request, asked, filters)
        if asked.action == "lift":
            self.desk.lift(asked.value)
            return JSONResponse({})
        if asked.action not in ACTIONS:
            raise ActionError(f"not saved: unknown action {asked.action!r}")
        shown = self.desk.look(asked.report, asked.key)
        ACTIONS[asked.action](self.desk, shown, asked.value)
        if asked.action not in ADVANCING:
            scene = Scene(self.desk, filters, self.desk.look(asked.report, asked.key))
            return _answer(request, scene, "Saved.")
        with self.desk.store.reading() as database:
            entry = next(iter(worklist.after(database, filters, shown.entry)), None)
        said = f"{VERDICT_LABELS.get(asked.value, 'Dismissed')}, saved."
        return _answer(request, self._scene(filters, entry), said)

    def _stepped(self, request: Request, asked: Asked, filters: Filters) -> Response:
        """Undo or redo, and show the finding that it was about."""
        event = self.desk.undo() if asked.action == "undo" else self.desk.redo()
        if event is None:
            said, key = f"There is nothing to {asked.action}.", asked.key
        else:
            said = f"{'Undone' if asked.action == 'undo' else 'Redone'}: {_named(event)}."
            key = str(event.finding.get("key", asked.key))
        with self.desk.store.reading() as database:
            entry = worklist.entry_of_key(database, key)
        return _answer(request, self._scene(filters, entry), said)

    def _scene(self, filters: Filters, entry: Entry | None) -> Scene:
        """Return the page of a finding; of the worst left where there is none, or its report is gone."""
        while entry := entry or self._worst(filters):
            try:
                return Scene(self.desk, filters, self.desk.look(entry.report, entry.key))
            except AlignError as error:
                log.warning("%s", error)
                entry = None
        return Scene(self.desk, filters, None)

    def _worst(self, filters: Filters) -> Entry | None:
        with self.desk.store.reading() as database:
            return worklist.first(database, filters)


def _named(event: Event) -> str:
    """Name what an event did; an empty value takes away what stood before."""
    if event.kind == "verdict":
        return event.value
    return event.kind if event.value else f"removing the {event.kind}"


def static(request: Request) -> Response:
    """Give one of the app's own files."""
    name = request.path_params["name"]
    if name not in STATIC:
        return PlainTextResponse("There is no such file.", 404)
    package, path, media = STATIC[name]
    return Response(files(package).joinpath(path).read_bytes(), media_type=media)


def _answer(request: Request, scene: Scene, said: str = "") -> Response:
    if _wants_json(request):
        answer = {"parts": scene.parts(), "address": scene.address, "title": scene.title, "said": said}
        return JSONResponse(answer)
    return HTMLResponse(scene.page())


def _wants_json(request: Request) -> bool:
    return request.headers.get("accept", "").startswith("application/json")


def _file(content: bytes, name: str) -> Response:
    """Offer a file to be saved, never to be shown: its text is not ours."""
    media = MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
    disposition = f"attachment; filename*=UTF-8''{quote(visible(name))}"
    return Response(content, headers={"Content-Disposition": disposition, "Content-Type": media})


def _problem(request: Request, error: Exception) -> Response:
    """Tell what went wrong in a line; where an action was asked for, nothing was saved."""
    ours = isinstance(error, AlignError)
    if not ours:
        log.error("%s %s: %s", request.method, request.url.path, error)
    status = next((status for kind, status in STATUSES if isinstance(error, kind)), 500)
    text = visible(str(error) if ours or request.method == "GET" else f"not saved: {error}")
    return (
        JSONResponse({"problem": text}, status) if _wants_json(request) else PlainTextResponse(text, status)
    )
