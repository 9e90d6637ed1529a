"""`/healthz` alive, `/readyz` database readable and writable, `/metrics` numbers for Prometheus."""

from collections.abc import Callable
from hmac import compare_digest
from math import inf

from flask import Blueprint, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from oasis_live.kernel.refused import TryAgain
from oasis_live.settings import Settings
from oasis_live.web.metrics import REGISTRY

_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_KEPT_SECONDS = 1.0


class Readiness:
    """Whether the database takes a write. Anybody may ask, and a look holds up the room: so there
    is one a second at most. `look` raises what is wrong, `monotonic` gives seconds.
    """

    def __init__(self, look: Callable[[], object], monotonic: Callable[[], float]) -> None:
        self._look, self._monotonic = look, monotonic
        self._looked_at, self._is_looking, self._is_ready = -inf, False, False

    def check(self) -> None:
        """Raises TryAgain when it takes none, or lets us wait for a second."""
        is_old = self._monotonic() - self._looked_at >= _KEPT_SECONDS
        if is_old and not self._is_looking:
            self._look_now()
        elif is_old or not self._is_ready:
            raise TryAgain("The database takes no write just now.", retry_in=1)

    def _look_now(self) -> None:
        self._looked_at, self._is_looking = self._monotonic(), True
        try:
            self._look()
            self._is_ready = True
        except Exception:
            self._is_ready = False
            raise
        finally:
            self._is_looking = False


def pages(readiness: Readiness, settings: Settings) -> Blueprint:
    """The three addresses that a machine asks."""
    health = Blueprint("health", __name__)

    @health.get("/healthz")
    def alive() -> Response:
        return Response("alive\n", mimetype="text/plain")

    @health.get("/readyz")
    def ready() -> Response:
        readiness.check()
        return Response("ready\n", mimetype="text/plain")

    @health.get("/metrics")
    def metrics() -> Response:
        key = request.args.get("key", "").encode()
        if not (_is_here() or compare_digest(key, settings.metrics_key.encode())):
            abort(404)
        return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)

    return health


def _is_here() -> bool:
    """Whether this machine itself asks. Behind a proxy that was not declared everybody seems to."""
    return request.remote_addr in _LOOPBACK and "X-Forwarded-For" not in request.headers
