"""The central law: a stale view with the update since it is the fresh view, for every lens."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Refused
from tests.engine.notes import AUDIENCES, COMMANDS, NoteRoom, apply

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["ann", "ben", "desk"]),
        st.sampled_from(["write", "secret", "rewrite", "wipe", "undo", "redo"]),
        st.integers(0, 5),
    ),
    max_size=20,
)


Acts = list[tuple[str, str, int]]


def play(room: NoteRoom, acts: Acts, notes: list[str]) -> None:
    for name, act, which in acts:
        known = notes[which % len(notes)] if notes else "none"
        try:
            if act in {"write", "secret"}:
                answer = room.do(name, "note.write", text="a", secret=act == "secret")
                notes.append(answer["id"])
            elif act == "rewrite":
                room.do(name, "note.write", text="b", id=known)
            elif act == "wipe":
                room.do(name, "note.wipe", id=known)
            else:
                room.do("desk", act)
        except Refused:
            continue


def converges(before: Acts, after: Acts, forgotten: tuple[str, str] | None = None) -> bool:
    """Whether every audience that saw the room after `before` and missed `after` ends up fresh."""
    with tempfile.TemporaryDirectory() as folder:
        room = NoteRoom(Path(folder))
        if forgotten:
            _forget(room, *forgotten)
        try:
            notes: list[str] = []
            play(room, before, notes)
            held = {audience: room.fresh(audience) for audience in AUDIENCES}
            seq = room.since(AUDIENCES[0], 0)["seq"]
            play(room, after, notes)
            for audience, view in held.items():
                apply(view, room.since(audience, seq))
                if view != room.fresh(audience):
                    return False
        finally:
            room.database.close()
    return True


@given(before=ACTS, after=ACTS)
@settings(deadline=None, max_examples=20)
def test_stale_view_and_update_since_equal_fresh_view(before: Acts, after: Acts) -> None:
    assert converges(before, after)


@pytest.mark.soak
@given(before=ACTS, after=ACTS)
@settings(deadline=None, max_examples=2_000)
def test_stale_view_and_update_since_equal_fresh_view_for_very_long(
    before: Acts, after: Acts
) -> None:
    assert converges(before, after)


def _forget(room: NoteRoom, name: str, kind: str) -> None:
    """The same command, but it forgets to name this kind of entry."""
    command = room.registry.commands[name]

    def forgetful(tx: Tx, by: Person, sent: Payload) -> Outcome:
        outcome = command.handle(tx, by, sent)
        left = frozenset(ref for ref in outcome.changed if ref.kind != kind)
        return replace(outcome, changed=left or frozenset({next(iter(outcome.changed))}))

    room.registry.commands[name] = Command(
        name, command.payload, command.who, 60, forgetful, command.changes, command.restore
    )


FORGOTTEN = [(command.name, kind) for command in COMMANDS for kind in command.changes]


@pytest.mark.parametrize(("name", "kind"), FORGOTTEN)
def test_a_handler_that_forgets_an_entry_is_caught(name: str, kind: str) -> None:
    writes = [("ann", "write", 0), ("ben", "write", 0)]
    then = {
        "note.write": [("ben", "rewrite", 0), ("ann", "write", 0)],
        "note.wipe": [("ann", "wipe", 1)],
    }[name]
    assert converges(writes, then)
    assert not converges(writes, then, (name, kind))


def test_a_number_that_was_never_given_is_answered_from_0(database: str) -> None:
    room = NoteRoom(database)
    room.do("ann", "note.write", text="x")
    assert room.since(AUDIENCES[0], 99)["since"] == 0
    assert room.since(AUDIENCES[0], -1)["since"] == 0
    room.database.close()


def test_what_only_staff_see_does_not_reach_a_phone(database: str) -> None:
    room = NoteRoom(database)
    room.do("ann", "note.write", text="x", secret=True)
    seq = room.since(AUDIENCES[0], 0)["seq"]
    room.do("ann", "note.write", text="y", secret=True)
    update = room.since(AUDIENCES[1], seq)
    assert update["put"] == {}
    assert "count" in room.since(AUDIENCES[2], seq)["put"]
    room.database.close()
