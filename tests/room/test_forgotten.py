"""Whatever a handler or a moment forgets to name, somebody's screen is stale, and it is caught.

What it declares is what it names: nothing more, nothing less.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.main.house import all_commands
from tests.a_room import a_room_for_a_while
from tests.room import scenes
from tests.room.scenes import Busy, Scene, ends_fresh

REGISTRY = all_commands()
# Nobody looks on before a room is there, or after it is gone.
UNSEEN = {"summit.create", "summit.erase"}
SEEN = [one for one in REGISTRY.commands.values() if one.changes and one.name not in UNSEEN]
HANDLERS = [(command.name, kind) for command in SEEN for kind in command.changes]
PARTS = [
    pytest.param(n, kind, id=f"{n}-{moment.name}-{kind}")
    for n, moment in enumerate(REGISTRY.moments)
    for kind in moment.changes
]
Change = Callable[[Busy], object]


def caught(scene: Scene, change: Change) -> bool:
    """Whether somebody is stale after the scene's act, with the house changed just before it."""
    with a_room_for_a_while() as room:
        busy = Busy(room)
        act = scene(busy)
        change(busy)
        return not ends_fresh(busy, act)


def test_every_command_and_every_moment_has_its_scene() -> None:
    assert {command.name for command in SEEN} == scenes.COMMANDS.keys()
    assert {moment.name for moment in REGISTRY.moments if moment.changes} == scenes.MOMENTS.keys()


@pytest.mark.parametrize("name", scenes.COMMANDS)
def test_nobody_is_stale_after_a_command_that_names_all(name: str) -> None:
    assert not any(caught(scene, lambda _busy: None) for scene in scenes.COMMANDS[name])


@pytest.mark.parametrize(("name", "kind"), HANDLERS)
def test_an_entry_that_a_handler_forgets_is_missed(name: str, kind: str) -> None:
    def forget(busy: Busy) -> None:
        commands = busy.room.house.registry.commands
        commands[name] = replace(commands[name], handle=without(commands[name], kind))

    assert any(caught(scene, forget) for scene in scenes.COMMANDS[name])


@pytest.mark.parametrize(("n", "kind"), PARTS)
def test_an_entry_that_a_moment_forgets_is_missed(n: int, kind: str) -> None:
    moment = REGISTRY.moments[n]

    def forgetful(tx: Tx, ids: tuple[str, ...]) -> frozenset[Ref]:
        return frozenset(ref for ref in moment.handle(tx, ids) if ref.kind != kind)

    def forget(busy: Busy) -> None:
        registry = busy.room.house.registry
        known = list(registry.moments)
        known[n] = replace(moment, handle=forgetful)
        registry.moments = tuple(known)

    assert any(caught(scene, forget) for scene in scenes.MOMENTS[moment.name])


def without(command: Command, kind: str) -> Callable[[Tx, Person, Payload], Outcome]:
    """The command's handler, but it forgets to name this kind of entry."""

    def forgetful(tx: Tx, by: Person, sent: Payload) -> Outcome:
        outcome = command.handle(tx, by, sent)
        return replace(outcome, changed=frozenset(r for r in outcome.changed if r.kind != kind))

    return forgetful
