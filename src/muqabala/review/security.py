"""Who is let in: the browser that was given the token, under the app's own name, from the app's own pages.

Any web page can send requests to a server on this machine, also under a name
of its own that it lets resolve to 127.0.0.1 (DNS rebinding). So the host must
be ours, whatever changes something must come from a page of ours, and every
request needs the cookie that the first address bought.
"""

from __future__ import annotations

import secrets
from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "token"  # its name, not its value
HOSTS = ("127.0.0.1", "localhost")
SAFE_METHODS = ("GET", "HEAD")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Gate:
    """An ASGI application before the app itself."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"{host}:{port}" for host in HOSTS}
        self._cookie = f"align-review-{port}"  # cookies know no ports: two apps must not share one

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        if scope["type"] != "http":  # the app has no websockets
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        answer = self._refusal(HTTPConnection(scope)) or self._app
        await answer(scope, receive, guarded)

    def _refusal(self, request: HTTPConnection) -> Response | None:
        """Return what a request gets instead of the app, None where it is let in."""
        if request.headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("This host is not served here.", 421)
        changes = request.scope["method"] not in SAFE_METHODS
        origin = request.headers.get("origin")
        if (changes or origin) and origin not in {f"http://{host}" for host in self._hosts}:
            return PlainTextResponse("This is not asked from a page of the review app.", 403)
        if self._is_token(request.cookies.get(self._cookie, "")):
            return None
        if not changes and self._is_token(request.query_params.get(TOKEN, "")):
            return self._welcome(request)
        return PlainTextResponse("Open the address that 'align review' printed when it started.", 403)

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(errors="replace"), self._token.encode())

    def _welcome(self, request: HTTPConnection) -> Response:
        """Give the cookie and take the token out of the address bar and the history."""
        query = urlencode([(name, value) for name, value in parse_qsl(request.url.query) if name != TOKEN])
        answer = RedirectResponse(f"/{request.url.path.lstrip('/')}{f'?{query}' * bool(query)}", 303)
        answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict")
        return answer
