"""`activity.*`: the run sheet, driven from the desk."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Handler, Outcome, Payload, Restore
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed
from oasis_live.summits.live.room import BOARD, HOST, ROOM, Plain
from oasis_live.summits.rules import activity as rules
from oasis_live.summits.rules import board as boards
from oasis_live.summits.rules.activity import Activity, Kind, Settings, State
from oasis_live.summits.rules.board import View
from oasis_live.summits.rules.summit import State as RoomState
from oasis_live.summits.store import (
    load_activities,
    load_activity,
    load_board,
    load_summit,
    save_activities,
    save_board,
    save_summit,
)


class OneActivity(Payload, frozen=True):
    """The activity that is meant."""

    activity: str


class Extend(Payload, frozen=True):
    """More time for an open activity."""

    activity: str
    minutes: int


class GivenSettings(Payload, frozen=True):
    """Those settings that somebody chose; the rest stays."""

    accepts: tuple[str, ...] | None = None
    minutes: int | None = None
    grace_seconds: int | None = None
    method: str | None = None
    dots: int | None = None
    max: int | None = None
    scale: int | None = None
    options_from: str | None = None


class AddActivity(Payload, frozen=True):
    """A new step, after another one or last."""

    kind: Kind
    title: str
    prompt: str = ""
    settings: GivenSettings = GivenSettings()
    after: str | None = None


class ChangeActivity(Payload, frozen=True):
    """New words or settings of a step."""

    activity: str
    title: str | None = None
    prompt: str | None = None
    settings: GivenSettings = GivenSettings()


class MoveActivity(Payload, frozen=True):
    """Put a step after another one, or first."""

    activity: str
    after: str | None


def _refs(activities: Iterable[Activity]) -> frozenset[Ref]:
    return frozenset(Ref("activity", one.id) for one in activities)


def _open_one(tx: Tx, activity: Activity) -> frozenset[Ref]:
    """Open it; the room with it if that is still shut, and the board follows."""
    opened = rules.open_at(activity, tx.now_ms)
    if opened == activity:
        return frozenset()
    save_activities(tx, [rules.after_all(opened, load_activities(tx))])
    summit = load_summit(tx)
    state = RoomState.OPEN if summit.state is RoomState.PLANNED else summit.state
    save_summit(tx, replace(summit, state=state, phase=opened.phase or summit.phase))
    save_board(tx, boards.follow(load_board(tx), opened))
    return _refs([opened]) | {ROOM, BOARD} | tx.moment("activity.opened", [opened.id])


def _open(tx: Tx, _by: Person, sent: OneActivity) -> Outcome:
    activity = load_activity(tx, sent.activity)
    if activity.state in {State.CLOSED, State.REVEALED}:
        return _reopen(tx, _by, sent)
    return Outcome(_open_one(tx, activity))


def _turn(
    decide: Callable[[Activity, int], Activity], moment: str
) -> Callable[[Tx, Person, OneActivity], Outcome]:
    def handle(tx: Tx, _by: Person, sent: OneActivity) -> Outcome:
        before = load_activity(tx, sent.activity)
        after = decide(before, tx.now_ms)
        if after == before:
            return Outcome()
        if after.state is State.OPEN:
            after = rules.after_all(after, load_activities(tx))
        save_activities(tx, [after])
        return Outcome(_refs([after]) | tx.moment(moment, [after.id]))

    return handle


_close = _turn(rules.close, "activity.closed")
_reopen = _turn(rules.reopen, "activity.reopened")


def _reveal(tx: Tx, _by: Person, sent: OneActivity) -> Outcome:
    turned = _turn(rules.reveal, "activity.revealed")(tx, _by, sent)
    board = load_board(tx)
    after = replace(boards.show(board, View.REVEAL), activity=sent.activity)
    if after == board:
        return turned
    save_board(tx, after)
    return Outcome(turned.changed | {BOARD})


def _next(tx: Tx, _by: Person, _sent: Plain) -> Outcome:
    activities = load_activities(tx)
    following = rules.next_of(activities)
    closed = [rules.close(one, tx.now_ms) for one in activities if one.state is State.OPEN]
    save_activities(tx, closed)
    moments = tx.moment("activity.closed", [one.id for one in closed])
    changed = _refs(closed) | moments | _open_one(tx, following)
    return Outcome(changed, {"activity": following.id})


def _extend(tx: Tx, _by: Person, sent: Extend) -> Outcome:
    activity = rules.extend(load_activity(tx, sent.activity), sent.minutes, tx.now_ms)
    save_activities(tx, [activity])
    return Outcome(_refs([activity]))


def _add(tx: Tx, _by: Person, sent: AddActivity) -> Outcome:
    title, prompt = rules.worded(sent.title, sent.prompt)
    settings = with_given(rules.defaults_for(sent.kind), sent.settings)
    activities = load_activities(tx)
    phase = next((one.phase for one in activities if one.id == sent.after), load_summit(tx).phase)
    new = Activity(tx.new_id(), sent.kind, title, prompt, phase, len(activities), settings=settings)
    last = activities[-1].id if activities else None
    return _placed(tx, [*activities, new], new.id, sent.after or last)


def _change(tx: Tx, _by: Person, sent: ChangeActivity) -> Outcome:
    before = load_activity(tx, sent.activity)
    title, prompt = rules.worded(
        before.title if sent.title is None else sent.title,
        before.prompt if sent.prompt is None else sent.prompt,
    )
    settings = with_given(before.settings, sent.settings)
    save_activities(tx, [replace(before, title=title, prompt=prompt, settings=settings)])
    return Outcome(_refs([before]))


def with_given(settings: Settings, given: GivenSettings) -> Settings:
    """The settings with those that somebody chose. Raises Malformed."""
    named = {"most" if name == "max" else name: getattr(given, name) for name in _SETTINGS}
    return rules.chosen(settings, **{n: value for n, value in named.items() if value is not None})


_SETTINGS = GivenSettings.__struct_fields__


def _move(tx: Tx, _by: Person, sent: MoveActivity) -> Outcome:
    activities = load_activities(tx)
    places = {one.id: one.place for one in activities}
    outcome = _placed(tx, activities, sent.activity, sent.after)
    return replace(outcome, answer={}, undo={"places": places})


def _placed(tx: Tx, activities: list[Activity], moved: str, after: str | None) -> Outcome:
    ordered = rules.placed(activities, moved, after)
    save_activities(tx, ordered)
    return Outcome(_refs(ordered), {"id": moved})


def _put_back(tx: Tx, _by: Person, image: dict[str, Any]) -> Outcome:
    activities = load_activities(tx)
    places: dict[str, int] = image["places"]
    now = {one.id: one.place for one in activities}
    back = [replace(one, place=places.get(one.id, one.place)) for one in activities]
    save_activities(tx, back)
    return Outcome(_refs(back), undo={"places": now})


def _remove(tx: Tx, _by: Person, sent: OneActivity) -> Outcome:
    activity = load_activity(tx, sent.activity)
    if activity.opened_at is not None:
        raise Malformed("This activity was opened already. Close it instead.", field="activity")
    return _removed(tx, activity, gone=True)


def _restore(tx: Tx, _by: Person, image: dict[str, Any]) -> Outcome:
    activity = load_activity(tx, image["activity"], removed=True)
    return _removed(tx, activity, gone=image["gone"])


def _removed(tx: Tx, activity: Activity, *, gone: bool) -> Outcome:
    save_activities(tx, [replace(activity, removed=gone)])
    return Outcome(_refs([activity]), undo={"activity": activity.id, "gone": not gone})


def _command(
    name: str,
    payload: type[Payload],
    handle: Handler,
    restore: Restore | None = None,
    changes: tuple[str, ...] = ("activity",),
) -> Command:
    return Command(f"activity.{name}", payload, HOST, 120, handle, changes, restore)


_OPENING = ("activity", "room", "board")
COMMANDS = (
    _command("open", OneActivity, _open, changes=_OPENING),
    _command("close", OneActivity, _close),
    _command("reveal", OneActivity, _reveal, changes=("activity", "board")),
    _command("reopen", OneActivity, _reopen),
    _command("next", Plain, _next, changes=_OPENING),
    _command("extend", Extend, _extend),
    _command("add", AddActivity, _add),
    _command("change", ChangeActivity, _change),
    _command("move", MoveActivity, _move, _put_back),
    _command("remove", OneActivity, _remove, _restore),
)
