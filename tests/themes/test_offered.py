"""What the machine offers, as the desk gets it: replaced whole, seen by no other screen."""

from typing import Any

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
