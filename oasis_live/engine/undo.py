"""The undo stack: before-images of structure, kept on the server so that every desk agrees.

A command that declares `restore` can be undone; what `restore` gives back is the image for redo.
"""

import json
from typing import Any

from sqlalchemy import bindparam, case, delete, func, insert, select, update

from oasis_live.engine.commands import Command, Outcome, Payload, Registry
from oasis_live.engine.rows import UndoRow
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import NotFound

DEPTH = 50


class Undo(Payload, frozen=True):
    """Take back an act: the one named, or the last of this connection."""

    id: str | None = None


_PUSH = insert(UndoRow)
_PRUNE = (
    delete(UndoRow)
    .where(UndoRow.bearer == bindparam("bearer"))
    .where(
        UndoRow.id.not_in(
            select(UndoRow.id)
            .where(UndoRow.bearer == bindparam("bearer"))
            .order_by(UndoRow.at.desc(), UndoRow.id.desc())
            .limit(DEPTH)
        )
    )
)
_BY_ID = (
    select(UndoRow.id, UndoRow.command, UndoRow.image, UndoRow.undone)
    .where(UndoRow.room == bindparam("room"))
    .where(UndoRow.id == bindparam("id"))
)
# After a reconnect the connection is a new one: then the last act of the same link counts.
_LAST = (
    select(UndoRow.id, UndoRow.command, UndoRow.image, UndoRow.undone)
    .where(UndoRow.room == bindparam("room"))
    .where(UndoRow.bearer == bindparam("bearer"))
    .where(UndoRow.undone == bindparam("undone"))
    .order_by(
        case((UndoRow.connection == bindparam("connection"), 0), else_=1),
        UndoRow.at.desc(),
        UndoRow.id.desc(),
    )
    .limit(1)
)
_NEWEST = select(func.max(UndoRow.at).label("at")).where(UndoRow.bearer == bindparam("bearer"))
_TURN = (
    update(UndoRow)
    .where(UndoRow.id == bindparam("this"))
    .values(image=bindparam("before"), undone=bindparam("now_undone"), at=bindparam("when"))
)


def push(tx: Tx, by: Person, command: str, image: Any) -> str:
    """Keep the before-image, and no more than the last DEPTH of this bearer; its id."""
    undo_id = tx.new_id()
    tx.write(
        _PUSH,
        id=undo_id,
        room=tx.room,
        bearer=by.bearer,
        connection=by.connection,
        command=command,
        image=json.dumps(image),
        undone=0,
        at=_after_all(tx, by),
    )
    tx.write(_PRUNE, bearer=by.bearer)
    return undo_id


def undo_commands(registry: Registry) -> tuple[Command, ...]:
    """`undo` and `redo` over these commands. They join the registry that they are given."""

    def turn(undone: int) -> Any:
        def handle(tx: Tx, by: Person, sent: Undo) -> Outcome:
            return _turn(tx, by, sent.id, undone, registry)

        return handle

    undoable = [command for command in registry.commands.values() if command.restore]
    changes = tuple(sorted({kind for command in undoable for kind in command.changes}))
    who = frozenset({Role.FACILITATOR})
    both = (
        Command("undo", Undo, who, 120, turn(0), changes),
        Command("redo", Undo, who, 120, turn(1), changes),
    )
    registry.commands |= {command.name: command for command in both}
    return both


def _turn(tx: Tx, by: Person, wanted: str | None, undone: int, registry: Registry) -> Outcome:
    row = _find(tx, by, wanted, undone)
    command = registry.commands[row.command]
    if command.restore is None:
        raise NotFound("That can’t be undone.")
    outcome = command.restore(tx, by, json.loads(row.image))
    tx.write(
        _TURN,
        this=row.id,
        # Where nothing is left to put back (its author has withdrawn it), the image stays.
        before=row.image if outcome.undo is None else json.dumps(outcome.undo),
        now_undone=1 - undone,
        when=_after_all(tx, by),
    )
    return Outcome(outcome.changed, {**outcome.answer, "undo": row.id, "of": row.command})


def _after_all(tx: Tx, by: Person) -> int:
    """Now, but later than all that this bearer did, where the clock has stepped back since."""
    newest: int = tx.row(_NEWEST, bearer=by.bearer).at or 0
    return max(tx.now_ms, newest + 1)


def _find(tx: Tx, by: Person, wanted: str | None, undone: int) -> Any:
    row = (
        tx.row(_BY_ID, room=tx.room, id=wanted)
        if wanted
        else tx.row(_LAST, room=tx.room, bearer=by.bearer, undone=undone, connection=by.connection)
    )
    if row is None:
        raise NotFound("There is nothing to undo." if not undone else "There is nothing to redo.")
    if row.undone != undone:
        raise NotFound("That was already undone." if not undone else "That is already done.")
    return row
