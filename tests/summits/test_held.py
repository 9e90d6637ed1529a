"""A transaction asks for its summit once, and for what was written in it again."""

from dataclasses import replace

from oasis_live.engine.transaction import Tx
from oasis_live.summits.rules.summit import Perspective
from oasis_live.summits.store import (
    load_activities,
    load_activity,
    load_summit,
    save_activities,
    save_perspectives,
    save_summit,
)
from tests.a_room import ARoom


def test_what_was_written_is_read_again(a_room: ARoom) -> None:
    """Mutation: a save without its `forget` -> the old summit, or the old run sheet."""

    def decide(tx: Tx) -> None:
        save_summit(tx, replace(load_summit(tx), frozen=True))
        assert load_summit(tx).frozen
        save_perspectives(tx, [Perspective("new", "New here")])
        assert [one.label for one in load_summit(tx).perspectives] == ["New here"]
        first = load_activities(tx)[0]
        save_activities(tx, [replace(first, title="Another title")])
        assert load_activity(tx, first.id).title == "Another title"
        assert load_activities(tx)[0].title == "Another title"

    a_room.house.pipeline.transact(a_room.id, decide)


def test_another_room_of_the_same_transaction_is_another_summit(a_room: ARoom) -> None:
    other = a_room.beside()

    def decide(tx: Tx) -> None:
        assert load_summit(tx).id == a_room.id
        assert load_summit(tx.in_room(other.id)).id == other.id
        beside = tx.in_room(a_room.id)
        save_summit(beside, replace(load_summit(beside), frozen=True))
        assert load_summit(tx).frozen

    a_room.house.pipeline.transact(a_room.id, decide)
