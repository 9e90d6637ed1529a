"""A transaction asks for its summit once, and for what was written in it again."""

from dataclasses import replace

import pytest

from oasis_live.ballots.rules.options import Option
from oasis_live.ballots.store.options import add_options, any_options
from oasis_live.ballots.store.options import erase as erase_votes
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import NotFound
from oasis_live.summits.rules.summit import Perspective
from oasis_live.summits.store import (
    erase as erase_summit,
)
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


def test_an_option_that_was_fixed_is_seen_at_once(a_room: ARoom) -> None:
    """Mutation: `add_options` without its `forget` -> no vote was ever opened, it says."""

    def decide(tx: Tx) -> None:
        assert not any_options(tx)
        add_options(tx, [Option("o", load_activities(tx)[0].id, 0, card="c")])
        assert any_options(tx)

    a_room.house.pipeline.transact(a_room.id, decide)


def test_what_was_erased_is_gone_at_once(a_room: ARoom) -> None:
    """Mutation: one of the two erases without its `forget` -> what it erased is still there."""

    def decide(tx: Tx) -> None:
        add_options(tx, [Option("o", load_activities(tx)[0].id, 0, card="c")])
        assert any_options(tx)
        assert load_summit(tx).id == a_room.id
        erase_votes(tx)
        assert not any_options(tx)
        erase_summit(tx)
        assert load_activities(tx) == []
        with pytest.raises(NotFound):
            load_summit(tx)

    a_room.house.pipeline.transact(a_room.id, decide)
