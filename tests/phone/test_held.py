"""What a screen holds: updates put and drop entries, and the numbers say when to ask."""

from collections.abc import Mapping

from tests.phone.conftest import Pure


def applied(pure: Pure, held: Mapping[str, object], **update: object) -> dict[str, object]:
    pairs: list[list[object]] = pure(
        "shared/held",
        "(module, given) => [...module.apply(new Map(given.held), given.update)]",
        {"held": list(held.items()), "update": {"put": {}, "drop": {}, **update}},
    )
    return {str(key): entry for key, entry in pairs}


def judged(pure: Pure, mine: int, **update: int) -> str:
    verdict: str = pure("shared/held", "(module, given) => module.judge(...given)", [mine, update])
    return verdict


def test_a_full_view_starts_from_empty(pure: Pure) -> None:
    held = applied(pure, {"card 1": {"id": "1"}}, since=0, put={"theme": [{"id": "2"}]})
    assert held == {"theme 2": {"id": "2"}}


def test_an_entry_takes_the_place_of_the_one_before(pure: Pure) -> None:
    held = applied(
        pure, {"card 1": {"id": "1"}}, since=4, put={"card": [{"id": "1", "text": "new"}]}
    )
    assert held == {"card 1": {"id": "1", "text": "new"}}


def test_dropping_what_is_not_held_changes_nothing(pure: Pure) -> None:
    held = {"card 1": {"id": "1"}}
    assert applied(pure, held, since=4, drop={"card": ["2"], "tally": ["1"]}) == held


def test_entries_of_two_kinds_may_have_one_id(pure: Pure) -> None:
    held = applied(pure, {"mine 1": {"id": "1"}}, since=4, put={"card": [{"id": "1"}]}, drop={})
    assert held.keys() == {"mine 1", "card 1"}


def test_an_update_that_joins_on_is_applied(pure: Pure) -> None:
    assert judged(pure, 7, since=7, seq=9) == "apply"
    assert judged(pure, 7, since=3, seq=9) == "apply"
    assert judged(pure, 7, since=3, seq=7) == "apply"


def test_an_old_update_is_ignored(pure: Pure) -> None:
    assert judged(pure, 7, since=3, seq=6) == "ignore"


def test_a_gap_is_asked_for(pure: Pure) -> None:
    assert judged(pure, 7, since=8, seq=9) == "sync"


def test_a_full_view_counts_even_below_the_own_number(pure: Pure) -> None:
    assert judged(pure, 70, since=0, seq=9) == "apply"


def test_what_came_privately_is_applied_and_moves_no_number(pure: Pure) -> None:
    assert judged(pure, 7) == "apply"
    assert pure("shared/held", "module => module.reached(7, {put: {}})") == 7
