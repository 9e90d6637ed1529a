"""Headers, hosts, origins and forms: what keeps other sites out of ours."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect
from typing_extensions import override

from oasis_live.settings import Settings

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]

_POLICY = (
    "default-src 'none'; script-src 'self'; font-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# Each form's hidden field; in the session the number of this browser that it follows from.
FORMS_TOKEN = "csrf_token"  # noqa: S105 - its name
# No form of ours takes a file: the longest is a run sheet's.
LARGEST_BODY = 131_072
LARGEST_FRAME = 65_536


class Gate:
    """Refuses foreign hosts and origins before anything else sees the request.

    `/socket.io/` bypasses Flask and its rules, so this is WSGI around both. An API's client sends
    no Origin.
    """

    def __init__(self, app: WsgiApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer 403 to a foreign host or origin, else pass the request on."""
        if not self._ours(environ):
            foreign = "This address is not set up here. Check OASIS_PUBLIC_URL."
            return _refused(start, HTTPStatus.FORBIDDEN, foreign)
        if not _is_fit(environ):
            return _refused(start, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is too large.")
        return self._app(environ, start)

    def _ours(self, environ: Environ) -> bool:
        if not self._settings.accepts_host(environ.get("HTTP_HOST", "")):
            return False
        origin = environ.get("HTTP_ORIGIN")
        return origin is None or self._is_ours(origin)

    def _is_ours(self, origin: str) -> bool:
        scheme, _, host = origin.partition("://")
        if host == self._settings.public_host:
            # What came by http may be anybody's where we are reached by https.
            return self._settings.public_url.startswith(f"{scheme}://")
        return scheme in {"http", "https"} and self._settings.accepts_host(host)


def _is_fit(environ: Environ) -> bool:
    """Engine.IO's own rule is for polling alone; a page's is Flask's (MAX_CONTENT_LENGTH)."""
    length = environ.get("CONTENT_LENGTH") or "0"
    is_short = length.isdigit() and int(length) <= LARGEST_FRAME
    return is_short or not environ["PATH_INFO"].startswith("/socket.io/")


def _refused(start: StartResponse, status: HTTPStatus, says: str) -> Iterable[bytes]:
    content = ("Content-Type", "text/plain; charset=utf-8")
    start(f"{status.value} {status.phrase}", [content, *_HEADERS.items()])
    return [says.encode()]


class SteadySessions(SecureCookieSessionInterface):
    """Sessions that survive a clock that steps back: their age is not asked.

    They hold nothing but the forms' token; who somebody is stands in the database.
    """

    @override
    def open_session(self, app: Flask, request: Any) -> SecureCookieSession | None:
        signer = self.get_signing_serializer(app)
        kept = request.cookies.get(self.get_cookie_name(app))
        if signer is None or not kept:
            return self.session_class()
        valid, held = signer.loads_unsafe(kept)
        return self.session_class(held if valid else {})


def protect(app: Flask, settings: Settings, style_sha256: Callable[[], str]) -> CSRFProtect:
    """Every form carries a token, every answer the headers, every cookie its flags.

    `style_sha256` gives that of the one style sheet that stands in a page itself (the phone's).
    """
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="oasis_forms",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure,
        WTF_CSRF_FIELD_NAME=FORMS_TOKEN,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        INLINE_STYLE_SHA256=style_sha256,
    )
    app.session_interface = SteadySessions()
    app.after_request(_with_headers)
    return CSRFProtect(app)


def _with_headers(response: Response) -> Response:
    # Safari before 15.4 doesn't count a WebSocket to our own host as 'self'.
    connect = f"connect-src 'self' ws://{request.host} wss://{request.host}; "
    style = f"style-src 'self' 'sha256-{current_app.config['INLINE_STYLE_SHA256']()}'"
    response.headers.setdefault("Content-Security-Policy", _POLICY + connect + style)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
