"""S03: only our own hosts and origins are heard, before anything else sees the request."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, EnvironBuilder

from oasis_live.settings import Settings
from oasis_live.web.security import Gate

PUBLIC = "https://live.example.org"


def inside(_environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", [])
    return [b"inside"]


def asked(settings: Settings, headers: dict[str, str], path: str = "/socket.io/") -> int:
    """The status of a request with these headers."""
    environ = EnvironBuilder(path=path).get_environ()
    environ.pop("HTTP_HOST", None)
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    _body, status, _headers = Client(Gate(inside, settings)).run_wsgi_app(environ)
    return int(status.split()[0])


@pytest.fixture
def public(settings_for: Callable[..., Settings]) -> Settings:
    secret = "a-secret-that-is-long-and-mixed-enough-0123456789"
    return settings_for(OASIS_PRODUCTION="1", OASIS_PUBLIC_URL=PUBLIC, OASIS_SECRET_KEY=secret)


@pytest.mark.parametrize(
    "path", ["/", "/socket.io/?transport=polling", "/api/v1/rooms/K7M4QT/join"]
)
def test_S03_our_own_address_is_heard(public: Settings, path: str) -> None:
    assert asked(public, {"host": "live.example.org"}, path) == 200
    assert asked(public, {"host": "live.example.org", "origin": PUBLIC}, path) == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "live.example.org.evil.example",
        "live.example.org:444",
        "live.example.org@evil.example",
        "127.0.0.1",
        "localhost:8000",
        "[::1]",
    ],
)
def test_S03_a_foreign_host_is_refused(public: Settings, host: str) -> None:
    """Mutation: Gate doesn't ask `_ours` -> fails for each."""
    assert asked(public, {"host": host}) == 403


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "https://evil.example",
        "https://live.example.org.evil.example",
        "https://live.example.org@evil.example",
        "https://live.example.org:444",
        "http://live.example.org",
        "ftp://live.example.org",
        "live.example.org",
        "//live.example.org",
        "https://[live.example.org",
        "http://127.0.0.1:8000",
    ],
)
def test_S03_a_foreign_origin_is_refused(public: Settings, origin: str) -> None:
    """Mutation: `_ours` hears any origin -> fails for each."""
    assert asked(public, {"host": "live.example.org", "origin": origin}) == 403


@pytest.mark.parametrize("name", ["127.0.0.1:8000", "localhost:5173", "[::1]:8000", "localhost"])
def test_outside_production_loopback_is_heard_with_any_port(
    settings_for: Callable[..., Settings], name: str
) -> None:
    here = settings_for()
    assert asked(here, {"host": name, "origin": f"http://{name}"}) == 200


@pytest.mark.parametrize("name", ["127.0.0.1.evil.example", "localhost.evil:8000", "192.168.1.9"])
def test_S03_outside_production_others_are_refused_as_well(
    settings_for: Callable[..., Settings], name: str
) -> None:
    here = settings_for()
    assert asked(here, {"host": name}) == 403
    assert asked(here, {"host": "127.0.0.1", "origin": f"http://{name}"}) == 403


@pytest.mark.parametrize("path", ["/", "/socket.io/?EIO=4&transport=polling", "/healthz"])
def test_S03_the_gate_stands_before_pages_and_sockets(app: Flask, path: str) -> None:
    answer = app.test_client().get(path, base_url="http://evil.example")
    assert answer.status_code == 403
    assert "OASIS_PUBLIC_URL" in answer.text
