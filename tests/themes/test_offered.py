"""What the machine offers, as the desk gets it: replaced whole, seen by no other screen."""

from typing import Any

import pytest

from oasis_live.kernel.refused import Conflict
from oasis_live.themes.meaning.telling import is_placed
from tests.themes.wall import Wall


def offers(wall: Wall, theme: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = wall.one("theme", theme)["offers"]
    return found


def sorts(wall: Wall, *given: dict[str, Any] | None) -> None:
    wall.do(wall.sorter, "theme.sort", base=wall.seq, moves=[], offers=list(given))


def test_a_desk_hears_what_is_offered_and_nobody_else(wall: Wall) -> None:
    """Mutation: `offers` for every lens in theme_for -> the board has them."""
    first, second = wall.adds_theme("Time", *wall.cards[:2]), wall.adds_theme("Home")
    pair = [wall.cards[0], wall.cards[2]]
    sorts(
        wall,
        {"theme": first, "kind": "merge", "other": second, "cards": pair, "reason": "alike"},
        {"theme": first, "kind": "split", "cards": wall.cards[1:2], "reason": "apart"},
    )
    assert offers(wall, first) == [
        {"kind": "merge", "theme": second, "cards": pair, "reason": "alike"},
        {"kind": "split", "cards": wall.cards[1:2], "reason": "apart"},
    ]
    assert offers(wall, second) == []
    others = [one for lens in ("board", "sorter") for one in wall.all("theme", lens)]
    assert all("offers" not in one for one in others)


def test_hints_and_offers_are_no_news_for_board_and_sorter(wall: Wall) -> None:
    """Mutation: named for STAFF -> every board is sent the cards, and the worker its own words."""
    theme = wall.adds_theme("Time")
    split = {"theme": theme, "kind": "split", "cards": wall.cards[:1], "reason": "apart"}
    before = wall.seq
    near = {card: [theme] for card in wall.cards}
    wall.do(wall.sorter, "theme.sort", base=before, near=near, same=[wall.cards[:2]])
    sorts(wall, split)
    wall.sam("offer.decline", kind="same", cards=wall.cards[:2])
    put = {lens: wall.since(wall.audience(lens), before)["put"] for lens in ("board", "sorter")}
    assert put == {"board": {}, "sorter": {}}
    told = wall.since(wall.audience("desk"), before)["put"]
    assert {kind: len(entries) for kind, entries in told.items()} == {"card": 4, "theme": 1}


def test_offers_are_replaced_whole_and_stay_where_none_are_given(wall: Wall) -> None:
    """Mutation: `if given is None` gone -> every arrival clears them."""
    theme = wall.adds_theme("Time", *wall.cards[:2])
    sorts(wall, {"theme": theme, "kind": "split", "cards": wall.cards[:1], "reason": "apart"})
    wall.sorts({"card": wall.cards[3], "new": "g"})
    assert len(offers(wall, theme)) == 1
    sorts(wall)
    assert offers(wall, theme) == []


def test_nothing_is_offered_for_or_with_a_theme_that_is_gone(wall: Wall) -> None:
    theme, gone = wall.adds_theme("Time"), wall.adds_theme("Gone")
    wall.sam("theme.remove", theme=gone)
    sorts(
        wall,
        {"theme": theme, "kind": "merge", "other": gone, "reason": "alike"},
        {"theme": gone, "kind": "merge", "other": theme, "reason": "alike"},
        {"theme": "nowhere", "kind": "split", "cards": [], "reason": "apart"},
    )
    assert offers(wall, theme) == []


def test_the_same_offers_again_change_no_number(wall: Wall) -> None:
    """Mutation: every theme with an offer counts as changed -> each tick tells each desk."""
    theme = wall.adds_theme("Time", *wall.cards[:2])
    offer = {"theme": theme, "kind": "split", "cards": wall.cards[:1], "reason": "apart"}
    sorts(wall, offer)
    before = wall.seq
    sorts(wall, offer)
    assert wall.seq == before


def test_each_offer_that_a_desk_shows_can_be_taken_after_a_merge(wall: Wall) -> None:
    """Mutation: `theme.take` refuses what is held -> it says falsely that somebody placed them."""
    one, other = wall.suggested(*wall.cards[:2]), wall.suggested(*wall.cards[2:])
    wall.sam("theme.merge", from_=one, into=other)
    home = wall.adds_theme("Home", wall.cards[0])
    follow = {"theme": home, "kind": "followers", "card": wall.cards[0], "reason": "went_along"}
    split = {"theme": other, "kind": "split", "cards": wall.cards[2:3], "reason": "apart"}
    merge = {"theme": other, "kind": "merge", "other": home, "reason": "alike"}
    sorts(wall, {**follow, "cards": wall.cards[1:2]}, split, merge)
    assert [one["kind"] for one in offers(wall, other)] == ["split", "merge"]
    taken = wall.sam("theme.take", theme=home, cards=offers(wall, home)[0]["cards"])
    assert (taken["cards"], wall.placed_by()[1]) == ([wall.cards[1]], "Sam")
    wall.sam("theme.split", theme=other, cards=offers(wall, other)[0]["cards"])
    wall.sam("theme.merge", from_=other, into=home)
    assert wall.places()[3] == home


def test_server_worker_and_desk_mean_the_same_by_placed(wall: Wall) -> None:
    """Of cards that are free, only held by a merge, placed in a theme and kept in *To sort*."""
    free, held, placed, kept = wall.cards
    wall.suggested(free)
    merged, home = wall.suggested(held), wall.adds_theme("Home", placed)
    wall.sam("theme.merge", from_=merged, into=home)
    wall.sam("theme.place", card=kept, theme=None)
    assert wall.placed_by() == [None, None, "Sam", "Sam"]
    heard = [is_placed(wall.one("card", card, "sorter")) for card in wall.cards]
    assert heard == [False, False, True, True]
    time = wall.adds_theme("Time")
    for card in (placed, kept):
        with pytest.raises(Conflict, match="already placed"):
            wall.lee("theme.take", theme=time, cards=[card])
    assert wall.lee("theme.take", theme=time, cards=wall.cards)["cards"] == [free, held]
