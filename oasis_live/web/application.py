"""The Flask application, without a feature: those hand in their blueprints and panels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from oasis_live.engine.changes import Changes
from oasis_live.engine.database import Database
from oasis_live.engine.pipeline import Pipeline
from oasis_live.engine.runtime import Runtime
from oasis_live.settings import Settings
from oasis_live.web import access, assets, errors, languages, security
from oasis_live.web.door import Door
from oasis_live.web.identity import Doorkeeper
from oasis_live.web.panels import Panels
from oasis_live.web.rooms import Rooms

# A question to a room's theme worker, and its answer: empty where there is none.
Ask = Callable[[str, Mapping[str, object]], Mapping[str, Any]]
HOME = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Web:
    """What a feature's pages may use."""

    settings: Settings
    database: Database
    pipeline: Pipeline
    changes: Changes
    door: Door
    doorkeeper: Doorkeeper
    rooms: Rooms
    panels: Panels
    runtime: Runtime
    assets: assets.Assets
    csrf: CSRFProtect
    ask: Ask

    @property
    def native(self) -> Callable[..., Any]:
        """Run a slow call in a real thread while the hall goes on."""
        return self.runtime.native


def build(settings: Settings) -> tuple[Flask, CSRFProtect, assets.Assets]:
    """An application with its headers, languages and errors; no page yet."""
    app = Flask(
        "oasis_live",
        root_path=str(HOME),
        template_folder="templates",
        static_folder="static",
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app, default_translation_directories=str(languages.CATALOGUES))
    languages.look_up_once(app)
    access.name_routes(app)
    files = assets.Assets(HOME / "static")
    csrf = security.protect(app, settings, lambda: files.dist["style_sha256"])
    errors.install(app)
    assets.keep_for_ever(app)
    app.context_processor(lambda: {"assets": files, "words": languages.words()})
    return app, csrf, files


def finish(app: Flask, settings: Settings, blueprints: Sequence[Blueprint]) -> None:
    """Add the pages, and the gate before everything, Socket.IO included."""
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    inner: Any = security.Gate(app.wsgi_app, settings)
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        inner = ProxyFix(inner, x_for=n, x_proto=n, x_host=n)
    app.wsgi_app = inner  # type: ignore[method-assign] # the documented way to wrap
