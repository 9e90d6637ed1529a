"""The part of the house that organisers' pages need: accounts and summits, on a real database.

Built by hand, so that these tests fail when these pages break and not when a later feature does.
"""

import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from oasis_live import settings as all_settings
from oasis_live.accounts import live as accounts_live
from oasis_live.accounts import pages as accounts_pages
from oasis_live.accounts import store as accounts_store
from oasis_live.accounts.live.links import first_link
from oasis_live.engine.changes import Changes
from oasis_live.engine.commands import Command, Registry
from oasis_live.engine.database import Database, connect
from oasis_live.engine.guessing import Guesses
from oasis_live.engine.pace import Pace
from oasis_live.engine.pipeline import Pipeline
from oasis_live.engine.rows import Base
from oasis_live.engine.runtime import in_place
from oasis_live.engine.transaction import Tx
from oasis_live.engine.undo import undo_commands
from oasis_live.kernel.person import Person
from oasis_live.summits import live as summits_live
from oasis_live.summits import pages as summits_pages
from oasis_live.summits.rules.summit import permit
from oasis_live.summits.store import find_room, load_summit
from oasis_live.web import application
from oasis_live.web.application import Web
from oasis_live.web.door import Door
from oasis_live.web.identity import Doorkeeper
from oasis_live.web.panels import Panels
from oasis_live.web.rooms import Rooms

MORNING = datetime(2026, 6, 1, 9, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:8000"
EMAIL = "sam@example.org"
PASSWORD = "three random words"
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_CID = re.compile(r'name="cid"[^>]* value="([^"]+)"')


class House:
    """Accounts and summits with their pages. `now` is the time, and stands still."""

    def __init__(self, folder: Path) -> None:
        self.now = MORNING
        self.settings = all_settings.read({"OASIS_DATA_DIR": str(folder)})
        runtime = in_place(lambda: self.now, random.Random(11))
        engine = connect(self.settings.database_url)
        Base.metadata.create_all(engine)
        self.database = Database(engine, runtime)
        registry = Registry(
            [*accounts_live.COMMANDS, *summits_live.COMMANDS], accounts_live.MOMENTS
        )
        undo_commands(registry)
        self.pipeline = Pipeline(self.database, registry, accounts_store.who, _gate, runtime)
        self.app, csrf, files = application.build(self.settings)
        doorkeeper = Doorkeeper(self.database, self.identify, lambda _tx, _token: False)
        self.web = Web(
            ask=lambda _room, _question: {},
            settings=self.settings,
            database=self.database,
            pipeline=self.pipeline,
            changes=Changes(summits_live.COLLECTIONS),
            door=Door(self.pipeline, Pace(runtime.monotonic)),
            doorkeeper=doorkeeper,
            rooms=Rooms(self.find, doorkeeper, Guesses(runtime.monotonic), runtime.chance),
            panels=Panels(()),
            runtime=runtime,
            assets=files,
            csrf=csrf,
        )
        self._finish(self.app)

    def _finish(self, app: Flask) -> None:
        app.url_map.converters["room"] = summits_pages.RoomConverter
        makers = (accounts_pages.pages, summits_pages.organiser_pages, summits_pages.pages)
        application.finish(app, self.settings, [make(self.web) for make in makers])

    def find(self, code: str) -> str | None:
        """The room behind a code."""
        with self.database.reading() as tx:
            return find_room(tx, code)

    def identify(self, tx: Tx, token: str) -> Person | None:
        """Who holds a key for desk or board."""
        return accounts_store.identify_key(tx, token, self.settings.secret_key)

    def wait(self, **length: float) -> None:
        """Time goes on."""
        self.now += timedelta(**length)

    def first_link(self) -> str | None:
        """What the first start prints, without the host."""
        token = self.pipeline.transact("", first_link)
        return f"/organiser/welcome/{token}" if token else None

    def browser(self) -> "Browser":
        """A browser that nobody is signed in with."""
        return Browser(self.app.test_client())

    def organiser(self, email: str = EMAIL) -> "Browser":
        """A browser of an organiser who came by the first link."""
        browser = self.browser()
        link = self.first_link()
        assert link, "there is an organiser already: invite the next one"
        browser.send(link, {"name": "Sam Hill", "email": email, "password": PASSWORD})
        return browser

    def close(self) -> None:
        """Give the database back."""
        self.database.close()


class Browser:
    """What somebody does with our pages: look, fill a form, press a button."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def see(self, path: str, status: int = 200) -> str:
        """The text of a page."""
        answer = self.client.get(path, base_url=ADDRESS)
        assert answer.status_code == status, (answer.status_code, answer.text[:2000])
        return answer.text

    def look(self, path: str) -> TestResponse:
        """The answer to a look, wherever it leads."""
        return self.client.get(path, base_url=ADDRESS)

    def send(self, path: str, fields: Mapping[str, Any], page: str | None = None) -> TestResponse:
        """The answer to a form of `page` that is sent to `path`."""
        shown = self.client.get(page or path, base_url=ADDRESS).text
        token = _CSRF.search(shown)
        cid = _CID.search(shown)
        hidden = {"csrf_token": token[1] if token else "", "cid": cid[1] if cid else ""}
        return self.client.post(path, data=hidden | dict(fields), base_url=ADDRESS)

    def summit(self, **fields: Any) -> str:
        """The id of a new summit, made by the form."""
        answer = self.send("/organiser/summits/new", a_summit(**fields))
        assert answer.status_code == 303, answer.text
        return answer.location.split("?")[0].rsplit("/", 1)[1]


def a_summit(**fields: Any) -> dict[str, Any]:
    """The form of a new summit as it stands, with a title."""
    return {
        "title": "People in relationship",
        "topic": "Care at its best",
        "date": "2026-06-25",
        "template": "one-hour",
        "dots": "5",
        "hold": "template",
        "perspectives": "I use services\nClinician",
    } | fields


def _gate(tx: Tx, person: Person, command: Command) -> None:
    if command.name != "summit.create":
        permit(
            load_summit(tx),
            person.role,
            while_ended=command.while_ended,
            while_frozen=command.while_frozen,
        )
