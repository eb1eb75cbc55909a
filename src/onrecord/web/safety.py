"""What stands between a visitor and the pages: known hosts, a token where one is asked for, headers on every answer.

A page that another site opens in the visitor's browser could reach a server on this machine by a name of its own that
leads here (DNS rebinding), hence the hosts: addresses in figures cannot be bent so, names have to be known.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Collection
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.responses import RedirectResponse

from onrecord.web.addresses import inward

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

COOKIE = "onrecord"
"""Holds the proof that a visitor knows the token; never the token itself."""

MAX_VISIT_SECONDS = 30 * 24 * 3600
"""How long a visitor who has shown the token need not show it again."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)

OPEN_PATHS = ("/static/", "/token")
"""What is answered without the token: the style of the page that asks for it, and where it is sent."""


def is_local(host: str) -> bool:
    """Tell whether a server that listens at `host` can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(header: str) -> str:
    """Return the host in a Host header, without port and brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0] if header.count(":") == 1 else header


def proof(token: str) -> str:
    """Return what a visitor's cookie holds once they have shown the token."""
    return hmac.new(token.encode("utf-8", "surrogatepass"), b"onrecord visitor", hashlib.sha256).hexdigest()


def same(given: str, expected: str) -> bool:
    """Compare two secrets in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass"))


class Guard:
    """Lets known hosts and visitors with the token through to `application`; `refuse` answers the others.

    `refuse` is called with a status and the reason and returns an application. `token` None asks for none.
    """

    def __init__(
        self,
        application: Application,
        *,
        token: str | None,
        allowed_hosts: Collection[str],
        refuse: Callable[[int, str], Application],
    ) -> None:
        self._application = application
        self._token = token
        self._allowed = frozenset(name.lower() for name in ("localhost", *allowed_hosts))
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                added = [header for header in HEADERS if header[0] not in present]
                if b"cache-control" not in present:
                    added.append((b"cache-control", b"private, no-cache"))
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        # A HEAD request is a GET whose body the server leaves out.
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        await self._chosen(scope)(inner, receive, sealed)

    def _chosen(self, scope: Scope) -> Application:
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if not self._known(host_of(headers.get(b"host", "").lower())):
            return self._refuse(400, "This host is not known here. Start onrecord serve with --allow-host to allow it.")
        if self._token is None or scope["path"].startswith(OPEN_PATHS):
            return self._application
        if self._shown(headers):
            return self._application
        if (welcome := first_visit(scope, self._token)) is not None:
            return welcome
        return self._refuse(401, "This record is shown to those who have its token.")

    def _known(self, host: str) -> bool:
        if host in self._allowed:
            return True
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True

    def _shown(self, headers: dict[bytes, str]) -> bool:
        """Tell whether the request shows the token, as a bearer's or by the cookie of an earlier visit."""
        token = self._token or ""
        kind, _, bearer = headers.get(b"authorization", "").partition(" ")
        if kind.lower() == "bearer" and same(bearer.strip(), token):
            return True
        try:
            cookie = SimpleCookie(headers.get(b"cookie", "")).get(COOKIE)
        except CookieError:
            cookie = None
        return cookie is not None and same(cookie.value, proof(token))


def first_visit(scope: Scope, token: str) -> RedirectResponse | None:
    """Return where to send a visitor whose address shows the token: to the same address without it, with a cookie."""
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    if not any(name == "token" and same(value, token) for name, value in pairs):
        return None
    kept = urlencode([(name, value) for name, value in pairs if name != "token"], errors="replace")
    return admitted(inward(scope["path"]) + (f"?{kept}" if kept else ""), token)


def admitted(path: str, token: str) -> RedirectResponse:
    """Return an answer that leads to `path` and lets the visitor in from now on."""
    answer = RedirectResponse(path, status_code=303)
    answer.set_cookie(COOKIE, proof(token), max_age=MAX_VISIT_SECONDS, httponly=True, samesite="lax")
    return answer
