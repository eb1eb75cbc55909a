"""Serves the application: binds the address first, so that what is wrong with it is told before anything starts."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from urllib.parse import quote

import uvicorn

from onrecord.errors import ServerError
from onrecord.web.safety import Application

_MOST_AT_ONCE = 64
"""Requests beyond which more are told to come back: each may hold a thread and a connection to the record."""


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `host` and `port` (0: any free one).

    Raises ServerError, with the remedy, where the port is taken, is not allowed, or the host is no address of ours.
    """
    try:
        [(family, kind, protocol, _, address), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise ServerError(f"'{host}' is no address of this machine: give --host one that is") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise ServerError(_refused(host, port, error)) from error
    return listening


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: give --port another one, or end what uses it"
    if error.errno == errno.EACCES:
        return f"port {port} is not for everybody: give --port one from 1024 on"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"'{host}' is no address of this machine: give --host one that is"
    return f"cannot listen at {host}, port {port}: {error.strerror}"


def address(listening: socket.socket, host: str, token: str | None) -> str:
    """Return the address to open in a browser, with the token where one is asked for."""
    port = listening.getsockname()[1]
    name = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)  # noqa: S104 - compared only
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/" + (f"?token={quote(token, safe='')}" if token else "")


def serve(application: Application, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Answer requests until interrupted; calls `ready` when it answers."""
    configuration = uvicorn.Config(
        application,
        log_level="error",
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_AT_ONCE,
        timeout_graceful_shutdown=2,
    )

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    Server(configuration).run([listening])
