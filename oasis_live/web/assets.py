"""Addresses of static files. Each carries a part of its file's hash, so that it may be kept."""

import hashlib
import json
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

_FOR_EVER = "public, max-age=31536000, immutable"


class Assets:
    """The files under `static/`. The bundled phone page is named by its manifest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hashes: dict[str, tuple[float, str]] = {}
        self._manifest: tuple[float, dict[str, Any]] = (0.0, {})

    def __call__(self, name: str) -> str:
        """The address of a file under `static/`, such as `css/board.css`."""
        return f"/static/{name}?v={self._version(name)}"

    @property
    def dist(self) -> dict[str, Any]:
        """What the phone's bundle is called: `script`, `style` and `style_sha256`."""
        manifest = self._folder / "dist" / "manifest.json"
        changed = manifest.stat().st_mtime
        if changed != self._manifest[0]:
            self._manifest = (changed, json.loads(manifest.read_text(encoding="utf-8")))
        return self._manifest[1]

    def inline(self, name: str) -> str:
        """The text of a file, to stand in the page itself."""
        return (self._folder / name).read_text(encoding="utf-8")

    def _version(self, name: str) -> str:
        file = self._folder / name
        changed = file.stat().st_mtime
        known = self._hashes.get(name)
        if known is None or known[0] != changed:
            known = (changed, hashlib.sha256(file.read_bytes()).hexdigest()[:10])
            self._hashes[name] = known
        return known[1]


def keep_for_ever(app: Flask) -> None:
    """Let browsers keep what carries its hash; send it precompressed where it is."""

    @app.after_request
    def _kept(response: Response) -> Response:
        if request.path.startswith("/static/dist/") or "v" in request.args:
            response.headers["Cache-Control"] = _FOR_EVER
        return response

    @app.before_request
    def _compressed() -> Response | None:
        path = request.path
        if not path.startswith("/static/dist/") or "gzip" not in request.accept_encodings.values():
            return None
        file = Path(str(app.static_folder)) / path.removeprefix("/static/")
        zipped = file.with_name(file.name + ".gz")
        if not zipped.is_file():
            return None
        response = app.send_static_file(str(zipped.relative_to(str(app.static_folder))))
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        response.mimetype = "text/javascript" if file.suffix == ".js" else "text/css"
        return response
