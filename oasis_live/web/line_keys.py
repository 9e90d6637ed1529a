"""Whose line it is: the libraries take its id alone as its key."""

from collections.abc import Callable, Iterable, MutableMapping
from hmac import compare_digest
from http import HTTPStatus
from random import Random
from re import fullmatch
from typing import Any
from urllib.parse import parse_qs

from werkzeug.sansio.http import parse_cookie

from oasis_live.web.security import Environ, StartResponse

_COOKIE, _KEY = "oasis_line", "oasis.line"


class Keys:
    """Lets a line be gone on with by the browser alone that opened it.

    A line's id stands in addresses, and so in the logs of proxies. Its key is a cookie, one for all
    lines of a browser: two tabs would overwrite each other's.
    """

    def __init__(
        self,
        inside: Callable[[Environ, StartResponse], Iterable[bytes]],
        opened_by: MutableMapping[str, Environ],
        chance: Random,
    ) -> None:
        self._inside, self._opened_by, self._chance = inside, opened_by, chance

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer as Engine.IO does, or 400 for an unknown line and for one of somebody else's."""
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        given = _key_in(environ)
        if "sid" in asked:
            known = self._opened_by.get(asked["sid"][0], {}).get(_KEY)
            if not (known and given and compare_digest(known, given)):
                return _refused(start)
        if not _fits(asked, environ):
            return _refused(start)
        if "sid" not in asked and asked.get("transport") != ["websocket"]:
            environ[_KEY] = given or f"{self._chance.getrandbits(160):040x}"
        try:
            return self._inside(environ, _with_key(environ, start))
        except (KeyError, ValueError):
            # The line ended while this request came in.
            return _refused(start)


def _fits(asked: dict[str, list[str]], environ: Environ) -> bool:
    """Whether this is Engine.IO 4 as our clients speak it: by polling, or by a WebSocket's whole
    handshake. JSONP is for other sites' scripts.
    """
    wants = [part.strip().lower() for part in environ.get("HTTP_CONNECTION", "").split(",")]
    upgrades = "upgrade" in wants and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
    transport = "websocket" if upgrades else "polling"
    if asked.get("transport", ["polling"]) != [transport] or "j" in asked:
        return False
    method = environ["REQUEST_METHOD"]
    if "sid" in asked:
        return method == "GET" or (method == "POST" and not upgrades)
    return method == "GET" and asked.get("EIO") == ["4"]


def _key_in(environ: Environ) -> str | None:
    given = parse_cookie(environ.get("HTTP_COOKIE", "")).get(_COOKIE, "")
    return given if fullmatch("[0-9a-f]{40}", given) else None


def _with_key(environ: Environ, start: StartResponse) -> StartResponse:
    headers = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
    if _KEY in environ:
        secure = "; Secure" if environ.get("wsgi.url_scheme") == "https" else ""
        cookie = f"{_COOKIE}={environ[_KEY]}; Path=/socket.io/; HttpOnly; SameSite=Strict{secure}"
        headers.append(("Set-Cookie", cookie))

    def started(status: str, own: list[tuple[str, str]], *rest: Any) -> Any:
        return start(status, [*own, *headers], *rest)

    return started


def _refused(start: StartResponse) -> Iterable[bytes]:
    status = HTTPStatus.BAD_REQUEST
    start(f"{status.value} {status.phrase}", [("Content-Type", "text/plain; charset=utf-8")])
    return [b'"Invalid session"']
