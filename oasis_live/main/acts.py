"""What the command line can do, each in a house of its own, beside a running server or not."""

import argparse
import random
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from oasis_live.accounts.live.links import first_link, link_for
from oasis_live.accounts.rules.keys import written
from oasis_live.accounts.rules.links import address
from oasis_live.accounts.rules.standing import HOUSE
from oasis_live.engine.commands import decode
from oasis_live.engine.pipeline import Answer, Request
from oasis_live.engine.runtime import in_place
from oasis_live.kernel import room_code
from oasis_live.kernel.ids import new_id, to_ms
from oasis_live.kernel.person import Person, Role
from oasis_live.main import house as houses
from oasis_live.main.clock import clock
from oasis_live.main.house import House
from oasis_live.record.formats import FORMATS
from oasis_live.record.live import read_summit, write
from oasis_live.settings import Settings
from oasis_live.summits.rules.summit import State
from oasis_live.summits.store import find_room, load_summit, summits


class Impossible(Exception):
    """This can't be done here and now; the sentence says why and what to do."""


@contextmanager
def opened(settings: Settings) -> Iterator[House]:
    """The house for one command, closed afterwards."""
    house = houses.build(settings, in_place(clock, random.SystemRandom(), time.sleep))
    try:
        yield house
    finally:
        house.database.close()


def make_summit(house: House, **fields: Any) -> dict[str, str]:
    """A new summit with a link for its desk and one for its board."""
    made = _send(house, _fresh(house), "summit.create", **fields)
    room, code = made["id"], made["code"]
    public, secret = house.settings.public_url, house.settings.secret_key
    keys = {
        screen: written(secret, _send(house, room, "key.add", role=role.value)["id"])
        for screen, role in (("desk", Role.FACILITATOR), ("board", Role.BOARD))
    }
    return {
        "id": room,
        "code": code,
        "desk_key": keys["desk"],
        "board_key": keys["board"],
        "desk_url": f"{public}/{code}/desk?key={keys['desk']}",
        "board_url": f"{public}/{code}/board?key={keys['board']}",
        "join_url": f"{public}/{code}",
    }


def create_summit(settings: Settings, given: argparse.Namespace) -> dict[str, str]:
    """`summit create`."""
    with opened(settings) as house:
        return make_summit(house, title=given.title, template=given.template, open=given.open)


def list_summits(settings: Settings, _given: argparse.Namespace) -> list[dict[str, str]]:
    """`summit list`."""
    with opened(settings) as house, house.database.reading() as tx:
        return [
            {
                "id": one.id,
                "code": one.code,
                "title": one.title,
                "date": one.date,
                "state": one.state.value,
            }
            for one in summits(tx)
        ]


def create_organiser(settings: Settings, given: argparse.Namespace) -> dict[str, str]:
    """`organiser create`: a link that works once."""
    with opened(settings) as house:
        token = house.pipeline.transact("", lambda tx: link_for(tx, given.email))
        return {"email": given.email, "url": address(settings.public_url, token)}


def first_sign_in(house: House) -> str:
    """The line that tells how the first organiser gets in."""
    token = house.pipeline.transact("", first_link)
    public = house.settings.public_url
    if token is None:
        return f"Organiser: {public}/organiser/"
    return f"Organiser: {address(public, token)}"


def export(settings: Settings, given: argparse.Namespace) -> dict[str, Any]:
    """`export`: the record's files in a folder. Raises Impossible."""
    formats = [given.format] if given.format else list(FORMATS)
    with opened(settings) as house, house.database.reading(room_of(house, given.code)) as tx:
        try:
            files = write(tx, given.out, formats)
        except OSError as error:
            raise Impossible(f"{given.out} can't be written to: {error.strerror}.") from error
    return {"files": [str(file) for file in files]}


def bring_in(settings: Settings, given: argparse.Namespace) -> dict[str, str]:
    """`import`: a planned summit with the title, topic, date and run sheet of a record."""
    with opened(settings) as house:
        return make_summit(house, **read_summit(given.file))


def retention(settings: Settings, _given: argparse.Namespace) -> dict[str, Any]:
    """`retention`: no summit has a date yet at which it is deleted, so nothing is."""
    with opened(settings):
        return {"deleted": []}


def room_of(house: House, typed: str) -> str:
    """The room behind a code that somebody typed. Raises Impossible."""
    code = room_code.read(typed)
    with house.database.reading() as tx:
        room = find_room(tx, code) if code else None
    if room is None:
        raise Impossible(f"There is no room {typed}. `summit list` shows the codes.")
    return room


def database_file(settings: Settings) -> Path:
    """The SQLite file. Raises Impossible for another database, which has tools of its own."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Impossible("This is for SQLite. PostgreSQL is backed up with pg_dump.")
    return Path(url.database)


def refuse_unless_running(settings: Settings) -> None:
    """Raises Impossible while nothing listens where our server would."""
    try:
        socket.create_connection((settings.loopback_host.strip("[]"), settings.port), 1).close()
    except OSError as error:
        where = f"{settings.loopback_host}:{settings.port}"
        raise Impossible(f"No server answers at {where}. Start it first.") from error


def code_of_open_room(settings: Settings, typed: str) -> str:
    """The code that was meant. Raises Impossible while nobody can join this room."""
    with opened(settings) as house, house.database.reading(room_of(house, typed)) as tx:
        summit = load_summit(tx)
    if summit.state is not State.OPEN:
        raise Impossible(f"The room {typed} is not open. Open it at its desk first.")
    return summit.code


def in_words(answer: Any) -> str:
    """What a command answers, for people."""
    if isinstance(answer, list):
        return "\n".join("  ".join(str(v) for v in one.values()) for one in answer) or "None yet."
    return "\n".join(f"{name}: {_listed(value)}" for name, value in answer.items())


def _listed(value: Any) -> str:
    if isinstance(value, list):
        return "".join(f"\n  {one}" for one in value) or "none"
    return str(value)


def _send(house: House, room: str, name: str, **fields: Any) -> Answer:
    command = house.registry.named(name)
    person = Person(HOUSE, room, Role.SYSTEM, HOUSE, "The command line")
    payload = decode(command, fields)
    return house.pipeline.do(Request(person, command, payload, _fresh(house), fixed=True))


def _fresh(house: House) -> str:
    return new_id(to_ms(house.runtime.clock()), house.runtime.chance)
