"""Rows of summits, activities and boards; load and save speak in the rules' values."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import ForeignKey, bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import NotFound
from oasis_live.summits.rules.activity import Activity, Kind, Settings
from oasis_live.summits.rules.activity import State as ActivityState
from oasis_live.summits.rules.board import Board, View
from oasis_live.summits.rules.summit import Perspective, State, Summit


class SummitRow(Base):
    """One event; its id is the room's."""

    __tablename__ = "summit"
    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    owner: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    topic: Mapped[str]
    date: Mapped[str]
    template: Mapped[str]
    state: Mapped[str]
    frozen: Mapped[int]
    hold: Mapped[int]
    phase: Mapped[str]
    announcement: Mapped[str]
    announced_at: Mapped[int]
    created_at: Mapped[int]


class PerspectiveRow(Base):
    """One answer to 'What brings you here?'."""

    __tablename__ = "perspective"
    summit: Mapped[str] = mapped_column(ForeignKey("summit.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    place: Mapped[int]


class ActivityRow(Base):
    """One step of a run sheet. `settings` is one value, as its kind shapes it (JSON)."""

    __tablename__ = "activity"
    id: Mapped[str] = mapped_column(primary_key=True)
    summit: Mapped[str] = mapped_column(ForeignKey("summit.id"), index=True)
    kind: Mapped[str]
    title: Mapped[str]
    prompt: Mapped[str]
    phase: Mapped[str]
    place: Mapped[int]
    state: Mapped[str]
    opened_at: Mapped[int | None]
    ends_at: Mapped[int | None]
    closed_at: Mapped[int | None]
    removed: Mapped[int]
    settings: Mapped[str]


class BoardRow(Base):
    """What a summit's projector shows."""

    __tablename__ = "board"
    summit: Mapped[str] = mapped_column(ForeignKey("summit.id"), primary_key=True)
    view: Mapped[str]
    theme: Mapped[str | None]
    card: Mapped[str | None]
    activity: Mapped[str | None]
    page: Mapped[int]
    big: Mapped[int]
    still: Mapped[int]
    shown: Mapped[int]
    tidied: Mapped[int] = mapped_column(server_default="0")
    places: Mapped[int] = mapped_column(server_default="0")


# Every command of a group asks for these.
_HELD_SUMMIT, _HELD_RUN_SHEET = "summit", "run sheet"
_SUMMIT_COLUMNS = tuple(SummitRow.__table__.columns)
_FIND_ROOM = select(SummitRow.id).where(SummitRow.code == bindparam("code"))
_SUMMIT = select(*_SUMMIT_COLUMNS).where(SummitRow.id == bindparam("room"))
_SUMMITS = select(*_SUMMIT_COLUMNS).order_by(SummitRow.date.desc(), SummitRow.id.desc())
_PERSPECTIVES = (
    select(PerspectiveRow.id, PerspectiveRow.label)
    .where(PerspectiveRow.summit == bindparam("room"))
    .order_by(PerspectiveRow.place)
)
_ACTIVITIES = (
    select(*ActivityRow.__table__.columns)
    .where(ActivityRow.summit == bindparam("room"))
    .where(ActivityRow.removed == 0)
    .order_by(ActivityRow.place, ActivityRow.id)
)
_ACTIVITY = (
    select(*ActivityRow.__table__.columns)
    .where(ActivityRow.id == bindparam("id"))
    .where(ActivityRow.summit == bindparam("room"))
)
_BOARD = select(*BoardRow.__table__.columns).where(BoardRow.summit == bindparam("room"))
_SAVE_SUMMIT = upsert(SummitRow)
_SAVE_ACTIVITY = upsert(ActivityRow)
_SAVE_BOARD = upsert(BoardRow)
_ADD_PERSPECTIVE = insert(PerspectiveRow)
_DROP_PERSPECTIVES = delete(PerspectiveRow).where(PerspectiveRow.summit == bindparam("room"))
_ERASE = (
    delete(BoardRow).where(BoardRow.summit == bindparam("room")),
    delete(ActivityRow).where(ActivityRow.summit == bindparam("room")),
    _DROP_PERSPECTIVES,
    delete(SummitRow).where(SummitRow.id == bindparam("room")),
)


def find_room(tx: Tx, code: str) -> str | None:
    """The room behind a code that was read by `room_code.read`."""
    row = tx.row(_FIND_ROOM, code=code)
    return str(row.id) if row else None


def load_summit(tx: Tx) -> Summit:
    """The summit of this room. Raises NotFound."""
    return tx.once(_HELD_SUMMIT, lambda: _read_summit(tx))


def _read_summit(tx: Tx) -> Summit:
    row = tx.row(_SUMMIT, room=tx.room)
    if row is None:
        raise _no_room()
    return _summit(row, _perspectives(tx))


def summits(tx: Tx) -> list[Summit]:
    """Every summit, the newest first, without perspectives."""
    return [_summit(row, ()) for row in tx.rows(_SUMMITS)]


def save_summit(tx: Tx, summit: Summit) -> None:
    """Store the summit's own row."""
    tx.forget(_HELD_SUMMIT)
    tx.write(
        _SAVE_SUMMIT,
        id=summit.id,
        code=summit.code,
        owner=summit.owner,
        title=summit.title,
        topic=summit.topic,
        date=summit.date,
        template=summit.template,
        state=summit.state.value,
        frozen=int(summit.frozen),
        hold=int(summit.hold),
        phase=summit.phase,
        announcement=summit.announcement,
        announced_at=summit.announced_at,
        created_at=summit.created_at,
    )


def save_perspectives(tx: Tx, perspectives: Iterable[Perspective]) -> None:
    """Store the list in this order, in place of the old one."""
    tx.forget(_HELD_SUMMIT)
    tx.write(_DROP_PERSPECTIVES, room=tx.room)
    tx.write_all(
        _ADD_PERSPECTIVE,
        (
            {"summit": tx.room, "id": one.id, "label": one.label, "place": place}
            for place, one in enumerate(perspectives)
        ),
    )


def load_activities(tx: Tx) -> list[Activity]:
    """The run sheet in order, without what was removed."""
    return list(tx.once(_HELD_RUN_SHEET, lambda: _read_run_sheet(tx)))


def _read_run_sheet(tx: Tx) -> tuple[Activity, ...]:
    return tuple(_activity(row) for row in tx.rows(_ACTIVITIES, room=tx.room))


def load_activity(tx: Tx, activity_id: str, *, removed: bool = False) -> Activity:
    """One step of this room's run sheet. Raises NotFound."""
    for one in load_activities(tx):
        if one.id == activity_id:
            return one
    row = tx.row(_ACTIVITY, id=activity_id, room=tx.room) if removed else None
    if row is None:
        raise NotFound("That activity is no longer on the run sheet.", field="activity")
    return _activity(row)


def save_activities(tx: Tx, activities: Iterable[Activity]) -> None:
    """Store these steps."""
    tx.forget(_HELD_RUN_SHEET)
    tx.write_all(_SAVE_ACTIVITY, (_activity_row(tx.room, one) for one in activities))


def load_board(tx: Tx) -> Board:
    """What the projector shows."""
    row = tx.row(_BOARD, room=tx.room)
    if row is None:
        return Board()
    flags = {"big": bool(row.big), "still": bool(row.still), "shown": bool(row.shown)}
    board = Board(View(row.view), row.theme, row.card, row.activity, row.page, **flags)
    return replace(board, places=row.places, tidied=row.tidied)


def save_board(tx: Tx, board: Board) -> None:
    """Store what the projector shows."""
    tx.write(
        _SAVE_BOARD,
        summit=tx.room,
        view=board.view.value,
        theme=board.theme,
        card=board.card,
        activity=board.activity,
        page=board.page,
        big=int(board.big),
        still=int(board.still),
        shown=int(board.shown),
        places=board.places,
        tidied=board.tidied,
    )


def erase(tx: Tx) -> None:
    """Delete the summit with everything of this feature."""
    tx.forget(_HELD_SUMMIT)
    tx.forget(_HELD_RUN_SHEET)
    for statement in _ERASE:
        tx.write(statement, room=tx.room)


def _no_room() -> NotFound:
    return NotFound("We can’t find that room. Check the code on the screen", field="code")


def _perspectives(tx: Tx) -> tuple[Perspective, ...]:
    return tuple(Perspective(r.id, r.label) for r in tx.rows(_PERSPECTIVES, room=tx.room))


def _summit(row: Any, perspectives: tuple[Perspective, ...]) -> Summit:
    fields = row._asdict() | {
        "state": State(row.state),
        "frozen": bool(row.frozen),
        "hold": bool(row.hold),
        "perspectives": perspectives,
    }
    return Summit(**fields)


# Every command and every round of the pump reads the run sheet, which hardly ever changes.
@lru_cache(maxsize=4096)
def _activity(row: Any) -> Activity:
    return Activity(
        id=row.id,
        kind=Kind(row.kind),
        title=row.title,
        prompt=row.prompt,
        phase=row.phase,
        place=row.place,
        state=ActivityState(row.state),
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        closed_at=row.closed_at,
        removed=bool(row.removed),
        settings=msgspec.json.decode(row.settings, type=Settings),
    )


def _activity_row(room: str, activity: Activity) -> dict[str, Any]:
    return {
        "id": activity.id,
        "summit": room,
        "kind": activity.kind.value,
        "title": activity.title,
        "prompt": activity.prompt,
        "phase": activity.phase,
        "place": activity.place,
        "state": activity.state.value,
        "opened_at": activity.opened_at,
        "ends_at": activity.ends_at,
        "closed_at": activity.closed_at,
        "removed": int(activity.removed),
        "settings": msgspec.json.encode(activity.settings).decode(),
    }
