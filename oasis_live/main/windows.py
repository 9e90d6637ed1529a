"""The windows of the house: pages and sockets over what `house` built."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flask import Flask

from oasis_live import green
from oasis_live.accounts import pages as accounts_pages
from oasis_live.accounts import store as accounts_store
from oasis_live.ballots import panels as ballots_panels
from oasis_live.contributions import pages as contributions_pages
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment, decode
from oasis_live.engine.guessing import Guesses
from oasis_live.engine.pace import Pace
from oasis_live.engine.pipeline import Request
from oasis_live.engine.pump import Pump
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience, Person, Role
from oasis_live.kernel.refused import Refused
from oasis_live.main import sorter
from oasis_live.main.house import House
from oasis_live.people import pages as people_pages
from oasis_live.people import store as people_store
from oasis_live.record import pages as record_pages
from oasis_live.record import panels as record_panels
from oasis_live.summits import pages as summits_pages
from oasis_live.summits.store import find_room
from oasis_live.themes import pages as themes_pages
from oasis_live.themes.store import held_on
from oasis_live.web import application, health, metrics
from oasis_live.web.access import Access
from oasis_live.web.application import Web
from oasis_live.web.asking import Asking
from oasis_live.web.door import Door
from oasis_live.web.identity import Doorkeeper, Identify
from oasis_live.web.panels import Panels
from oasis_live.web.rooms import Rooms
from oasis_live.web.sockets import Sockets

PANELS = Panels(
    panel
    for feature in (
        ballots_panels,
        record_panels,
    )
    for panel in feature.PANELS
)
PAGES: tuple[Callable[[Web], Any], ...] = (
    accounts_pages.pages,
    summits_pages.organiser_pages,
    record_pages.pages,
    people_pages.pages,
    contributions_pages.pages,
    themes_pages.pages,
    summits_pages.pages,
)


@dataclass(frozen=True)
class Windows:
    """What is served."""

    app: Flask
    sockets: Sockets
    pump: Pump


def build(house: House) -> Windows:
    """The application with every page, and the sockets before it."""
    app, csrf, files = application.build(house.settings)
    door = Door(house.pipeline, Pace(house.runtime.monotonic))
    doorkeeper = Doorkeeper(house.database, identify(house), people_store.was_removed)
    rooms = Rooms(_find(house), doorkeeper, Guesses(house.runtime.monotonic), house.runtime.chance)
    sockets = Sockets(door, doorkeeper, rooms, house.runtime)
    sockets.attach(app, green.ASYNC_MODE)
    web = Web(
        settings=house.settings,
        database=house.database,
        pipeline=house.pipeline,
        changes=house.changes,
        door=door,
        doorkeeper=doorkeeper,
        rooms=rooms,
        panels=PANELS,
        runtime=house.runtime,
        assets=files,
        csrf=csrf,
        ask=Asking(sockets.server, lambda room: sockets.lines_of(room, sorter.ID)),
    )
    app.url_map.converters["room"] = summits_pages.RoomConverter
    pump = Pump(house.database, house.changes, sockets, house.runtime, house.watch)
    sockets.pump = pump
    sockets.ended = _letting_go(house)
    house.pipeline.woken = pump.wake
    house.registry.moments += tuple(
        Moment(name, _shown_out(house, sockets), ()) for name in ("person.removed", "key.revoked")
    )
    blueprints = [make(web) for make in PAGES]
    blueprints.append(health.pages(_readiness(house), house.settings))
    application.finish(app, house.settings, blueprints)
    # Outside of all, so that each request has a line, refused ones and Socket.IO's too.
    outermost: Any = Access(app.wsgi_app, house.runtime)
    app.wsgi_app = outermost  # type: ignore[method-assign] # the documented way to wrap
    metrics.look_at(house.pipeline, pump)
    return Windows(app, sockets, pump)


def _readiness(house: House) -> health.Readiness:
    # An empty write transaction takes the lock and commits.
    return health.Readiness(
        lambda: house.pipeline.transact("", lambda _tx: None), house.runtime.monotonic
    )


def identify(house: House) -> Identify:
    """Who holds a token: a participant, a key for desk or board, or the sorter."""

    def of(tx: Tx, token: str) -> Person | None:
        return (
            sorter.identify(tx.room, token, house.sorter_key)
            or people_store.identify(tx, token)
            or accounts_store.identify_key(tx, token, house.settings.secret_key)
        )

    return of


def _shown_out(house: House, sockets: Sockets) -> Callable[[Tx, tuple[str, ...]], frozenset[Ref]]:
    """Whoever was removed, or came by a link that is taken back, loses the line at once."""

    def moment(tx: Tx, people: tuple[str, ...]) -> frozenset[Ref]:
        for person in people:
            house.runtime.spawn(sockets.drop, tx.room, person)
        return frozenset()

    return moment


def _letting_go(house: House) -> Callable[[Audience, str], None]:
    """A desk whose line has ended has no card in hand any more."""

    def ended(audience: Audience, connection: str) -> None:
        if audience.lens != "desk":
            return
        # Where it can't be stored now, the mark ends by itself.
        with suppress(Refused):
            with house.database.reading(audience.room) as tx:
                holds = held_on(tx, connection)
            if holds:
                house.pipeline.do(_let_go(house, audience.room, connection))

    return ended


def _let_go(house: House, room: str, connection: str) -> Request:
    """The house's own command."""
    command = house.registry.named("card.let_go")
    by = Person("system", room, Role.SYSTEM, "system")
    cid = f"{house.runtime.chance.getrandbits(128):032x}"
    return Request(by, command, decode(command, {"connection": connection}), cid, fixed=True)


def _find(house: House) -> Callable[[str], str | None]:
    def find(code: str) -> str | None:
        with house.database.reading() as tx:
            return find_room(tx, code)

    return find
