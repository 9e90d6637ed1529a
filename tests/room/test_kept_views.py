"""A view that was kept and brought up to date is the one that is read anew."""

from dataclasses import replace
from itertools import count
from typing import Any

import msgspec
from hypothesis import HealthCheck, example, given, settings

from oasis_live.engine.changes import Changes, Collection
from oasis_live.engine.kept import KeptViews
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience
from tests.a_room import ARoom, Held, a_room_for_a_while
from tests.engine.notes import apply
from tests.room.play import ACTS, Move, Play, moves
from tests.room.test_convergence import SCRIPT


def told(room: ARoom, kept: KeptViews, audience: Audience, seq: int) -> dict[str, Any]:
    """The update as a client reads it."""
    with room.house.database.reading(room.id) as tx:
        update: dict[str, Any] = msgspec.json.decode(
            msgspec.json.encode(kept.since(tx, audience, seq))
        )
    return update


def view(room: ARoom, kept: KeptViews, audience: Audience) -> Held:
    held: Held = {}
    apply(held, told(room, kept, audience, 0))
    return held


@given(before=moves(ACTS), after=moves(ACTS))
@example(before=[], after=SCRIPT)
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_a_kept_view_is_the_fresh_one(before: list[Move], after: list[Move]) -> None:
    """Mutation: `take` without its drops, `written` not taken back, or the `now` of who asked
    first -> a card that is gone, or a countdown that is ten minutes off.
    """
    with a_room_for_a_while() as room:
        kept, play = KeptViews(room.house.changes, room.house.runtime), Play(room)
        seq = room.seq
        for some in (before, after, before):
            for audience in play.views():
                assert view(room, kept, audience) == room.fresh(audience)
                assert told(room, kept, audience, seq) == room.since(audience, seq)
            room.waits(minutes=10)
            play.play(some)
        for audience in play.views():
            assert view(room, kept, audience) == room.fresh(audience)


def test_a_number_of_another_time_is_answered_from_the_start(a_room: ARoom) -> None:
    kept, desk = KeptViews(a_room.house.changes, a_room.house.runtime), a_room.audience("desk")
    assert told(a_room, kept, desk, 99_999)["since"] == 0
    assert told(a_room, kept, desk, -1)["since"] == 0


def test_nobodys_own_words_are_kept_for_others(a_room: ARoom) -> None:
    """Mutation: `fresh` for the person in place of everybody -> Ben reads what is Ann's."""
    kept = KeptViews(a_room.house.changes, a_room.house.runtime)
    a_room.opens("principles")
    a_room.adds(a_room.ann, "Time to listen")
    ann, ben = (a_room.audience("phone", one) for one in (a_room.ann, a_room.ben))
    assert "Time to listen" in str(told(a_room, kept, ann, 0)["put"]["mine"])
    assert "Time to listen" not in str(told(a_room, kept, ben, 0))


def test_many_who_come_back_read_the_tables_once(a_room: ARoom) -> None:
    """Mutation: `_fresh` without `_views` -> twenty readings."""
    read = count()

    def ids(_tx: Tx, _audience: Audience) -> list[str]:
        next(read)
        return []

    changes = Changes([Collection("note", frozenset({"phone"}), ids, lambda *_asked: {})])
    kept = KeptViews(changes, a_room.house.runtime)
    for _each in range(20):
        told(a_room, kept, a_room.audience("phone", a_room.ann), 0)
    assert next(read) == 1


def test_what_is_kept_has_an_end(a_room: ARoom) -> None:
    """Mutation: no `_MOST_UPDATES`, or `forget` without the updates -> it grows with the day."""
    kept = KeptViews(a_room.house.changes, a_room.house.runtime)
    desk = a_room.audience("desk")
    a_room.opens("principles")
    for number in range(40):
        a_room.adds(a_room.ann, f"Time {number}")
        told(a_room, kept, desk, a_room.seq - 1)
        told(a_room, kept, desk, 0)
    everybodys = replace(desk, person="")
    assert len(kept._updates[everybodys]) <= 16  # noqa: SLF001 - memory has no other window
    kept.forget(everybodys)
    assert not kept._views  # noqa: SLF001
    assert not kept._updates  # noqa: SLF001


def test_a_view_that_is_read_while_others_write_is_brought_up_to_date(a_room: ARoom) -> None:
    """The first reader stands on an old moment; the room goes on, and others look meanwhile.

    Mutation: call a view as new as the room is when its reading ends -> the late card is missing.
    """
    a_room.opens("principles")
    for number in range(5):
        a_room.adds(a_room.ann, f"Time {number}")
    late: list[str] = []

    def meanwhile(_seconds: float) -> None:
        if not late:
            late.append(a_room.adds(a_room.ben, "A word in between"))
            assert view(a_room, kept, desk) == a_room.fresh(desk)

    kept = KeptViews(a_room.house.changes, replace(a_room.house.runtime, sleep=meanwhile))
    desk = a_room.audience("desk")
    told(a_room, kept, desk, 0)
    assert late
    assert view(a_room, kept, desk) == a_room.fresh(desk)
