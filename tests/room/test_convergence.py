"""The central law, for a whole room: a stale view with the update since it is the fresh view."""

from collections import Counter

from hypothesis import HealthCheck, example, given, settings

from oasis_live.main.house import all_changes
from tests.a_postgresql import PostgreSQL
from tests.a_room import Held, a_room_for_a_while
from tests.engine.notes import apply
from tests.room.declared import hold_to_declarations
from tests.room.play import ACTS, Move, Play, kinds_in, moves

SCRIPT: list[Move] = [
    ("cast", 0, 0, 1),
    ("reveal", 0, 0, 0),
    ("join", 0, 0, 0),
    ("show", 0, 1, 0),
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


def test_a_stale_view_with_the_update_since_it_is_the_fresh_view() -> None:
    seen: set[str] = set()

    @given(before=moves(ACTS), after=moves(ACTS))
    @example(before=[], after=SCRIPT)
    @settings(
        deadline=None,
        max_examples=80,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.nested_given],
    )
    def law(before: list[Move], after: list[Move]) -> None:
        seen.update(missed(before, after))

    law()
    every = {collection.name for collection in all_changes().collections}
    assert seen == every, "each kind of entry was missed by somebody"


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
