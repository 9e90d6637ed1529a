"""Forged commands over contributions: refused by name, and nothing is stored."""

from typing import Any

import pytest

from oasis_live.kernel.refused import (
    Empty,
    Malformed,
    NotAllowed,
    NotFound,
    NotOpen,
    Refused,
    TooLong,
    TooMany,
)
from tests.a_room import ARoom


def test_S01_nobody_touches_what_another_wrote(room: ARoom) -> None:
    """Mutation: `own` doesn't ask who the author is -> fails, Ben's words are taken."""
    story = room.adds(room.ann, "I sat with him.", "story", consent="anonymous")
    before = room.seq
    for command, fields in (
        ("contribution.change", {"happened": "Forged"}),
        ("contribution.consent", {"consent": "first_name"}),
        ("contribution.withdraw", {}),
    ):
        with pytest.raises(NotAllowed):
            room.do(room.ben, command, id=story, **fields)
    assert room.seq == before


def test_S01_no_other_screen_writes(room: ARoom) -> None:
    before = room.seq
    for somebody in (room.desk, room.board, room.sorter):
        with pytest.raises(NotAllowed):
            room.adds(somebody, "Forged")
    assert room.seq == before


FORGED: list[tuple[dict[str, Any], type[Refused]]] = [
    ({"kind": "gossip"}, Malformed),
    ({"kind": ["story"]}, Malformed),
    ({"kind": None}, Malformed),
    ({"text": 7}, Malformed),
    ({"text": ["Time"]}, Malformed),
    ({"text": None}, Malformed),
    ({"id": "mine"}, Malformed),
    ({"author": "somebody else"}, Malformed),
    ({"state": "shown"}, Malformed),
    ({"late": False}, Malformed),
    ({"merged_into": None}, Malformed),
    ({"from": "not a list"}, Malformed),
    ({"stories": [1]}, Malformed),
    ({"stories": {"a": "b"}}, Malformed),
    ({"consent": "everybody"}, Malformed),
    ({"teller": "somebody"}, Malformed),
    ({"happened": "no place for it"}, Malformed),
    ({"kind": "commitment"}, NotOpen),
    ({"text": "\ud800"}, Malformed),
    ({"text": ""}, Empty),
    ({"text": "x" * 40_000}, TooLong),
    ({"activity": "no such"}, NotFound),
    ({"activity": "\ud800"}, Malformed),
    ({"stories": ["\ud800"]}, Malformed),
    ({"stories": ["no such"]}, NotFound),
    ({"from": ["no such"]}, NotFound),
    ({"consent": "room"}, NotAllowed),
    (
        {"kind": "story", "text": "", "happened": "x", "conditions": ["a", "b", "c", "d"]},
        TooMany,
    ),
]


@pytest.mark.parametrize(("fields", "refusal"), FORGED)
def test_S01_what_is_forged_is_refused_and_nothing_is_stored(
    room: ARoom, fields: dict[str, Any], refusal: type[Refused]
) -> None:
    before = room.seq
    with pytest.raises(refusal):
        room.do(
            room.ann,
            "contribution.add",
            **{"activity": room.current, "kind": "principle", "text": "Time"} | fields,
        )
    assert room.seq == before
    assert room.all("card") == []


@pytest.mark.parametrize(
    "fields",
    [{}, {"id": 7}, {"id": "c", "kind": "story"}, {"id": "c", "state": "shown"}, {"id": None}],
)
def test_S01_a_forged_change_is_malformed(room: ARoom, fields: dict[str, Any]) -> None:
    for command in ("contribution.change", "contribution.withdraw", "contribution.consent"):
        with pytest.raises(Malformed):
            room.do(room.ann, command, **fields)


def test_a_contribution_of_another_room_is_not_found(room: ARoom) -> None:
    for command, fields in (
        ("contribution.change", {"text": "x"}),
        ("contribution.withdraw", {}),
        ("contribution.consent", {"consent": "room"}),
    ):
        with pytest.raises(NotFound):
            room.do(room.ann, command, id="elsewhere", **fields)
