"""What an audience sees of a summit, its activities and its board."""

from typing import Any

from oasis_live.kernel.ids import iso
from oasis_live.kernel.person import Audience
from oasis_live.summits.rules.activity import Activity, Settings
from oasis_live.summits.rules.board import Board
from oasis_live.summits.rules.summit import Summit

_STAGE = frozenset({"board", "desk"})


def room_for(audience: Audience, summit: Summit) -> dict[str, Any]:
    """The room as every lens sees it; its code on board and desk alone."""
    entry: dict[str, Any] = {
        "id": "room",
        "title": summit.title,
        "topic": summit.topic,
        "date": summit.date,
        "state": summit.state.value,
        "phase": summit.phase,
        "counts": {},
        "perspectives": [{"id": one.id, "label": one.label} for one in summit.perspectives],
        "frozen": summit.frozen,
        "hold": summit.hold,
        "announcement": announcement_of(summit),
    }
    if audience.lens in _STAGE:
        entry["code"] = summit.code
    return entry


def announcement_of(summit: Summit) -> dict[str, str] | None:
    """The line for every phone, with an id so that a new one is noticed."""
    if not summit.announcement:
        return None
    return {"id": str(summit.announced_at), "text": summit.announcement}


def activity_for(_audience: Audience, activity: Activity) -> dict[str, Any]:
    """One step of the run sheet, the same for all; what others know of it joins later."""
    return {
        "id": activity.id,
        "kind": activity.kind.value,
        "title": activity.title,
        "prompt": activity.prompt,
        "phase": activity.phase,
        "order": activity.place,
        "state": activity.state.value,
        "opened_at": iso(activity.opened_at) if activity.opened_at else None,
        "ends_at": iso(activity.ends_at) if activity.ends_at else None,
        "settings": settings_of(activity.settings),
    }


def settings_of(settings: Settings) -> dict[str, Any]:
    """How an activity is set up, in the protocol's words."""
    shared: dict[str, Any] = {
        "accepts": list(settings.accepts),
        "minutes": settings.minutes,
        "grace_seconds": settings.grace_seconds,
    }
    if not settings.method:
        return shared
    return shared | {
        "method": settings.method,
        "dots": settings.dots,
        "max": settings.most,
        "scale": settings.scale,
        "options_from": settings.options_from,
    }


def board_for(audience: Audience, board: Board) -> dict[str, Any] | None:
    """What the projector shows now; phones read the list page instead."""
    if audience.lens not in _STAGE:
        return None
    return {
        "id": "board",
        "view": board.view.value,
        "theme": board.theme,
        "card": board.card,
        "activity": board.activity,
        "page": board.page,
        "big": board.big,
        "still": board.still,
        "places": board.places,
        "tidied": board.tidied,
    }
