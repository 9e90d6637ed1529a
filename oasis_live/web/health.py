"""`/healthz` alive, `/readyz` database readable and writable, `/metrics` numbers for Prometheus."""

from hmac import compare_digest

from flask import Blueprint, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from oasis_live.engine.pipeline import Pipeline
from oasis_live.settings import Settings
from oasis_live.web.metrics import REGISTRY

_LOOPBACK = frozenset({"127.0.0.1", "::1"})


def pages(pipeline: Pipeline, settings: Settings) -> Blueprint:
    """The three addresses that a machine asks."""
    health = Blueprint("health", __name__)

    @health.get("/healthz")
    def alive() -> Response:
        return Response("alive\n", mimetype="text/plain")

    @health.get("/readyz")
    def ready() -> Response:
        # An empty write transaction takes the lock and commits; it raises TryAgain when it can't.
        pipeline.transact("", lambda _tx: None)
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
