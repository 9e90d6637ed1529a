"""The central law, for a whole room: a stale view with the update since it is the fresh view."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings

from oasis_live.main.house import all_changes
from tests.a_postgresql import PostgreSQL
from tests.a_room import Held, a_room_for_a_while
from tests.engine.notes import apply
from tests.room.declared import hold_to_declarations
from tests.room.play import ACTS, Move, Play, kinds_in, moves

# Each kind of entry is missed by somebody.
SCRIPT: list[Move] = [
    ("add", 0, 0, 0),
    ("add_theme", 0, 0, 0),
    ("cast", 0, 0, 1),
    ("reveal", 0, 0, 0),
    ("join", 0, 0, 0),
    ("show", 0, 1, 0),
    ("add_vote", 0, 0, 0),
]


def missed(before: list[Move], after: list[Move], database: str = "") -> set[str]:
    """The kinds of entry that changed after `before`; fails where somebody ends up stale."""
    kinds: set[str] = set()
    with a_room_for_a_while(database=database) as room:
        hold_to_declarations(room.house.registry)
        play = Play(room)
        play.play(before)
        stale, seq = play.views(), room.seq
        play.play(after)
        for audience, view in stale.items():
            update = room.since(audience, seq)
            kinds |= kinds_in(update)
            apply(view, update)
            assert view == room.fresh(audience), audience
            assert_sound(view)
    return kinds


def assert_sound(view: Held) -> None:
    """What one screen shows fits together."""
    cards = [one for (kind, _id), one in view.items() if kind == "card"]
    themes = {one["id"]: one for (kind, _id), one in view.items() if kind == "theme"}
    shown = Counter(one["theme"] for one in cards if one.get("state", "shown") == "shown")
    assert {one["theme"] for one in cards} <= {None, *themes}, "a card's theme is there"
    assert {i: one["counts"]["cards"] for i, one in themes.items()} == {i: shown[i] for i in themes}
    pools = [one["pool"] for one in themes.values() if one["pool"]]
    assert len(pools) == len(set(pools)), "each pool holds one theme"


def the_law_holds(examples: int) -> set[str]:
    """Plays so many rooms; the kinds of entry that somebody missed."""
    seen: set[str] = set()

    @given(before=moves(ACTS), after=moves(ACTS))
    @example(before=[], after=SCRIPT)
    @settings(
        deadline=None,
        max_examples=examples,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.nested_given],
    )
    def law(before: list[Move], after: list[Move]) -> None:
        seen.update(missed(before, after))

    law()
    return seen


def test_a_stale_view_with_the_update_since_it_is_the_fresh_view() -> None:
    every = {collection.name for collection in all_changes().collections}
    assert the_law_holds(25) == every, "each kind of entry was missed by somebody"


@pytest.mark.soak
def test_a_stale_view_with_the_update_since_it_is_the_fresh_view_a_thousand_times() -> None:
    the_law_holds(1_000)


def test_a_stale_view_with_the_update_since_it_is_the_fresh_view_on_postgresql(
    postgresql: PostgreSQL,
) -> None:
    @given(before=moves(ACTS), after=moves(ACTS))
    @example(before=[], after=SCRIPT)
    @settings(deadline=None, max_examples=5, suppress_health_check=[HealthCheck.too_slow])
    def law(before: list[Move], after: list[Move]) -> None:
        with postgresql.database() as address:
            missed(before, after, address)

    law()
