"""What comes in by the door is decided or refused in plain words, whatever it is."""

import itertools
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oasis_live.engine.pace import Pace
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed, Refused, TooFast, TryAgain
from oasis_live.main.house import all_commands
from oasis_live.web.door import Door, told
from tests.a_room import ARoom
from tests.room.packets import FIELDS
from tests.room.scenes import Busy

# All that JSON can carry, and what it can't but Python's reader lets through.
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(
        [10**30, -(10**30), 2**63, 1e308, -0.0, "\ud800", "\x00", "\uffff", "x" * 5000]
    )
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec=None, exclude_categories=[]), max_size=12)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)
# What would shut the room for all examples after it.
SHUTTING = {"room.end", "room.freeze", "person.remove"}


COMMANDS = all_commands().commands
FIELDS_OF = {
    name: [field.encode_name for field in msgspec.structs.fields(command.payload)]
    for name, command in COMMANDS.items()
}


class Hall:
    """A busy room and a door that nobody is too fast for."""

    def __init__(self, room: ARoom) -> None:
        self.busy = Busy(room)
        seconds = itertools.count(step=60)
        self.door = Door(room.house.pipeline, Pace(lambda: float(next(seconds))))
        self.people = (room.ann, room.desk, room.board, room.sorter)
        self.room = room

    def answer(self, person: Person, packet: object) -> dict[str, Any]:
        """What a client would hear. Fails on a fault of ours."""
        try:
            return self.door.send(person, packet)
        except TryAgain:
            raise
        except Refused as refusal:
            return told(refusal)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    room = ARoom(tmp_path_factory.mktemp("hall"))
    yield Hall(room)
    room.close()


def test_S17_no_packet_brings_a_command_down(hall: Hall) -> None:
    names = [*FIELDS, "nothing", ""]

    @given(st.data())
    @settings(max_examples=300)
    def law(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(names))
        fields = FIELDS[name](hall.busy) if name in FIELDS else {}
        known = sorted(FIELDS_OF[name]) if name in FIELDS_OF else []
        changed = data.draw(st.dictionaries(st.sampled_from([*known, "x"]), ANYTHING, max_size=2))
        if not changed and name in SHUTTING:
            return
        packet = {"type": name, "cid": hall.room.cid(), **fields, **changed}
        answer = hall.answer(data.draw(st.sampled_from(hall.people)), packet)
        assert "Traceback" not in json.dumps(answer, allow_nan=False)

    law()


def _nested(deep: int) -> list[Any]:
    """A list in a list in a list…"""
    return [_nested(deep - 1)] if deep else []


STRANGE: list[Any] = [
    *(None, True, 0, -1, 10**30, -(10**30), 2**63, 2**63 - 1, 1.5, 1e308),
    _nested(700),
    *("", "x", "\ud800", "\x00", "x" * 40_000, [], {}, [[]], [None], ["x"], ["\x00"]),
    *([{"card": "x"}], {"x": 1}, {"x": 10**30}, {"x": -1}, {"\ud800": 1}, {"minutes": 10**30}),
]


@pytest.mark.parametrize("name", sorted(set(FIELDS_OF) - SHUTTING))
def test_S17_strange_values_in_any_field_are_decided_or_refused(hall: Hall, name: str) -> None:
    senders = {person.role: person for person in hall.people}
    sender = next((senders[role] for role in COMMANDS[name].who if role in senders), hall.room.ann)
    for field, value in itertools.product(FIELDS_OF[name], STRANGE):
        fields = {**FIELDS[name](hall.busy), field: value}
        hall.answer(sender, {"type": name, "cid": hall.room.cid(), **fields})


@given(packet=ANYTHING)
def test_S17_whatever_is_no_packet_is_malformed(hall: Hall, packet: object) -> None:
    with pytest.raises(Malformed):
        hall.door.send(hall.room.ann, packet)


@pytest.mark.parametrize("seq", [0, -1, 10**30, -(10**30), 2**63])
def test_S17_a_number_that_was_never_given_is_answered_from_the_start(hall: Hall, seq: int) -> None:
    for audience in hall.room.audiences():
        assert hall.room.since(audience, seq)["since"] == 0


def test_S07_who_is_faster_than_the_pace_waits_and_nobody_else_does(a_room: ARoom) -> None:
    seconds = [0.0]
    door = Door(a_room.house.pipeline, Pace(lambda: seconds[0]))
    most = a_room.house.registry.named("person.change").per_minute

    def changes(person: Person) -> None:
        door.send(person, {"type": "person.change", "cid": a_room.cid(), "name": "N"})

    for _time in range(most):
        changes(a_room.ann)
    with pytest.raises(TooFast, match="faster than the room") as refused:
        changes(a_room.ann)
    changes(a_room.ben)
    assert refused.value.retry_in
    seconds[0] += refused.value.retry_in + 0.1
    changes(a_room.ann)


def test_S07_a_flood_of_one_kind_holds_up_no_other_kind(a_room: ARoom) -> None:
    door = Door(a_room.house.pipeline, Pace(lambda: 0.0))
    a_room.opens("interviews")
    for _time in range(1000):
        with suppress(TooFast):
            door.send(a_room.ann, {"type": "person.change", "cid": a_room.cid(), "name": "N"})
    withdraw = {"type": "contribution.withdraw", "id": a_room.adds(a_room.ann, "x")}
    assert door.send(a_room.ann, {**withdraw, "cid": a_room.cid()})["ok"]
