"""The entries of this feature: `room`, `activity`, `board`."""

from typing import Any

from oasis_live.engine.changes import Collection, Entry
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience
from oasis_live.summits.store import load_activities, load_board, load_summit
from oasis_live.summits.views import activity_for, board_for, room_for

ROOM_ID = "room"
BOARD_ID = "board"


def _room(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    return {ROOM_ID: room_for(audience, load_summit(tx))} if ROOM_ID in ids else {}


def _activities(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    wanted = set(ids)
    return {one.id: activity_for(audience, one) for one in load_activities(tx) if one.id in wanted}


def _board(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Any]:
    entry = board_for(audience, load_board(tx)) if BOARD_ID in ids else None
    return {BOARD_ID: entry} if entry else {}


COLLECTIONS = (
    Collection(
        "room",
        frozenset({"phone", "board", "desk", "sorter"}),
        lambda _tx, _audience: [ROOM_ID],
        _room,
    ),
    Collection(
        "activity",
        frozenset({"phone", "board", "desk"}),
        lambda tx, _audience: [one.id for one in load_activities(tx)],
        _activities,
    ),
    Collection("board", frozenset({"board", "desk"}), lambda _tx, _audience: [BOARD_ID], _board),
)
