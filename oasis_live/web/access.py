"""One line of the log for each request, pages and Socket.IO alike, without the address itself."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask, request

from oasis_live.engine.runtime import Runtime
from oasis_live.kernel.ids import new_id, to_ms
from oasis_live.web.log import REQUEST
from oasis_live.web.metrics import REQUESTS
from oasis_live.web.security import Environ, WsgiApp

log = logging.getLogger(__name__)

_TOLD = "oasis.told"
_SOCKETS = "/socket.io/"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def name_routes(app: Flask) -> None:
    """Leave the pattern of each page's address where its line is written: the address itself may
    hold a room's code or a key.
    """

    @app.before_request
    def _name() -> None:
        if request.url_rule:
            request.environ.get(_TOLD, {})["route"] = request.url_rule.rule


class Access:
    """WSGI around everything. A line is written when its answer is over; a WebSocket's answer is
    over when it is closed.
    """

    def __init__(self, app: WsgiApp, runtime: Runtime) -> None:
        self._app, self._runtime = app, runtime

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        """The inner answer. A fault of ours gets its line before the listener answers 500."""
        # What comes between hands on copies of the environment.
        environ[_TOLD] = {}
        REQUEST.set(new_id(to_ms(self._runtime.clock()), self._runtime.chance))
        answer = _Answer(environ, self._runtime.monotonic, self._runtime.monotonic())
        try:
            body = self._app(environ, answer.started(start))
        except Exception:
            log.exception("a request failed")
            answer.over(500)
            raise
        if isinstance(body, list | tuple):
            answer.bytes = sum(map(len, body)) if answer.status else None
            answer.over()
            return body
        return _Body(body, answer)


@dataclass
class _Answer:
    """What will be said of one answer."""

    environ: Environ
    monotonic: Callable[[], float]
    began: float
    status: int | None = None
    bytes: int | None = None

    def started(self, start: Callable[..., Any]) -> Callable[..., Any]:
        """The listener's own `start_response`, overheard."""

        def heard(status: str, *rest: Any) -> Any:
            self.status = int(status.split(" ", 1)[0])
            return start(status, *rest)

        return heard

    def over(self, status: int | None = None) -> None:
        """Write the line. A WebSocket speaks for itself and never starts an answer."""
        status = status or self.status or 101
        REQUESTS.labels(status).inc()
        log.info(
            "request",
            extra={
                "method": _known(self.environ.get("REQUEST_METHOD")),
                "route": self._route(),
                "status": status,
                "ms": round((self.monotonic() - self.began) * 1000, 1),
                "bytes": self.bytes,
            },
        )

    def _route(self) -> str | None:
        """The pattern; None for an address that is none of ours."""
        if self.environ.get("PATH_INFO", "").startswith(_SOCKETS):
            return _SOCKETS
        route: str | None = self.environ[_TOLD].get("route")
        return route


class _Body:
    """An answer's body, counted on its way."""

    def __init__(self, body: Iterable[bytes], answer: _Answer) -> None:
        self._body, self._answer = body, answer

    def __iter__(self) -> Iterator[bytes]:
        """The inner body's parts."""
        self._answer.bytes = 0
        try:
            for part in self._body:
                self._answer.bytes += len(part)
                yield part
        except Exception:
            log.exception("an answer broke off")
            raise

    def close(self) -> None:
        """The listener calls this at the end, however it came."""
        if close := getattr(self._body, "close", None):
            close()
        self._answer.over()


def _known(method: object) -> str:
    """A method that exists: a client may call it as it likes, and so say something here."""
    return str(method) if method in _METHODS else "other"
