"""`room.*`: opening, pausing, holding, ending, announcing, a new code."""

from dataclasses import replace
from typing import Any

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Handler, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel import room_code
from oasis_live.kernel.person import Person, Role
from oasis_live.summits.rules import board as boards
from oasis_live.summits.rules import summit as rules
from oasis_live.summits.rules.board import View
from oasis_live.summits.rules.summit import Summit
from oasis_live.summits.store import (
    find_room,
    load_board,
    load_summit,
    save_board,
    save_summit,
)

ROOM = Ref("room", "room")
BOARD = Ref("board", "board")
DESK = frozenset({Role.FACILITATOR})
HOST = frozenset({Role.FACILITATOR, Role.ORGANISER, Role.SYSTEM})


class Plain(Payload, frozen=True):
    """A command without fields."""


class Announce(Payload, frozen=True):
    """A line for every phone; empty takes it away."""

    text: str


class Switch(Payload, frozen=True):
    """On or off."""

    on: bool


def _changed(tx: Tx, before: Summit, after: Summit, **answer: Any) -> Outcome:
    if after == before:
        return Outcome(answer=answer)
    save_summit(tx, after)
    return Outcome(frozenset({ROOM}), answer)


def _open(tx: Tx, _by: Person, _sent: Plain) -> Outcome:
    summit = load_summit(tx)
    return _changed(tx, summit, rules.open_room(summit))


def _announce(tx: Tx, _by: Person, sent: Announce) -> Outcome:
    summit = load_summit(tx)
    return _changed(tx, summit, rules.announce(summit, sent.text, tx.now_ms))


def _hold(tx: Tx, _by: Person, sent: Switch) -> Outcome:
    summit = load_summit(tx)
    return _changed(tx, summit, replace(summit, hold=sent.on))


def _freeze(tx: Tx, _by: Person, sent: Switch) -> Outcome:
    summit = load_summit(tx)
    return _changed(tx, summit, replace(summit, frozen=sent.on))


def _end(tx: Tx, _by: Person, _sent: Plain) -> Outcome:
    summit = load_summit(tx)
    save_summit(tx, rules.end(summit))
    save_board(tx, boards.show(load_board(tx), View.ENDED))
    return Outcome(frozenset({ROOM, BOARD}))


def _reopen(tx: Tx, _by: Person, _sent: Plain) -> Outcome:
    summit = load_summit(tx)
    return _changed(tx, summit, rules.reopen(summit))


def _new_code(tx: Tx, _by: Person, _sent: Plain) -> Outcome:
    summit = load_summit(tx)
    after = replace(summit, code=free_code(tx))
    return _changed(tx, summit, after, code=after.code)


def free_code(tx: Tx) -> str:
    """A room code that no summit has."""
    while True:
        code = room_code.make(tx.chance)
        if find_room(tx, code) is None:
            return code


def _command(
    name: str,
    payload: type[Payload],
    handle: Handler,
    *,
    changes: tuple[str, ...] = ("room",),
    after_end: bool = False,
) -> Command:
    return Command(name, payload, HOST, 60, handle, changes, while_ended=after_end)


COMMANDS = (
    _command("room.open", Plain, _open),
    _command("room.announce", Announce, _announce),
    _command("room.hold", Switch, _hold),
    _command("room.freeze", Switch, _freeze),
    _command("room.end", Plain, _end, changes=("room", "board")),
    _command("room.reopen", Plain, _reopen, after_end=True),
    _command("room.new_code", Plain, _new_code),
)
