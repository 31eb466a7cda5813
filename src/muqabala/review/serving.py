"""The app on a port of this machine, for as long as the reviewer wants."""

from __future__ import annotations

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from muqabala.errors import ConfigError
from muqabala.review.app import review_app
from muqabala.review.desk import Desk
from muqabala.review.security import TOKEN

HOST = "127.0.0.1"
"""Nobody on another machine is served."""

TOKEN_BYTES = 32


def serve(desk: Desk, *, port: int, browse: bool, tell: Callable[[str], None]) -> None:
    """Serve the app until Ctrl-C. ``port`` 0 takes a free one; ``tell`` gets the address.

    Raise ConfigError where the port is taken.
    """
    with listen(port) as listening:
        server, address = server_of(desk, listening)
        tell(address)
        if browse:  # the socket listens already; a browser of the terminal would not give control back
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        server.run(sockets=[listening])


def listen(port: int) -> socket.socket:
    """Listen on a port of this machine, 0 for a free one. Raise ConfigError where it is taken."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise ConfigError(f"port {port} cannot be used ({error.strerror}); leave --port out") from error
    return listening


def server_of(desk: Desk, listening: socket.socket) -> tuple[uvicorn.Server, str]:
    """Return a server of the app that is to run on a socket, and the address that lets a browser in."""
    token, port = secrets.token_urlsafe(TOKEN_BYTES), listening.getsockname()[1]
    configuration = uvicorn.Config(
        review_app(desk, token, port),
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(configuration), f"http://{HOST}:{port}/?{TOKEN}={token}"
