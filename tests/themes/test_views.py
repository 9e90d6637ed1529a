"""Who sees what of a theme and of a card's place."""

import pytest

from oasis_live.kernel.person import Audience, Lens, Role
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme, gone
from oasis_live.themes.views import place_for, theme_for

COUNTS = {"cards": 1, "principles": 1, "stories": 0, "tables": 1}
LENSES: list[Lens] = ["board", "desk", "sorter"]


def looking(lens: Lens) -> Audience:
    return Audience("room", lens, Role.FACILITATOR)


@pytest.mark.parametrize("lens", LENSES)
def test_a_theme_that_is_gone_is_nobodys_to_see(lens: Lens) -> None:
    assert theme_for(looking(lens), gone(Theme("t", 1)), COUNTS, "words") is None


def test_a_theme_says_whether_a_person_named_it() -> None:
    board = looking("board")
    named = theme_for(board, Theme("t", 1, "Trust", "n"), COUNTS, "Trust") or {}
    unnamed = theme_for(board, Theme("t", 1), COUNTS, "“words”") or {}
    assert (named["name"], named["named_by_people"]) == ("Trust", True)
    assert (unnamed["name"], unnamed["named_by_people"]) == ("“words”", False)


def test_only_the_desk_sees_offers_and_only_the_sorter_the_title_card() -> None:
    seen = {lens: theme_for(looking(lens), Theme("t", 1), COUNTS, "") or {} for lens in LENSES}
    assert [lens for lens in LENSES if "offers" in seen[lens]] == ["desk"]
    assert [lens for lens in LENSES if "title_card" in seen[lens]] == ["sorter"]


def test_a_suggestion_says_of_nobody_that_they_placed_it() -> None:
    place = place_for(looking("desk"), Placement("c", "t"))
    assert place == {"theme": "t", "placed_by": None, "why": None, "pinned": False}


def test_a_placed_card_says_who_and_when() -> None:
    place = place_for(looking("desk"), Placement("c", "t", "Ann", True, at=1_750_000_000_000))
    assert place["placed_by"] == "Ann"
    assert place["why"] == {"by": "Ann", "at": "2025-06-15T15:06:40.000Z"}


def test_a_board_hears_that_a_person_placed_a_card_and_no_name() -> None:
    """Mutation: the board has the desk's entry -> a facilitator's name is sent to it."""
    seen = place_for(looking("board"), Placement("c", "t", "Ann", True, at=1_750_000_000_000))
    assert "Ann" not in str(seen)
    assert (seen["placed_by"], seen["why"]["by"]) == ("A facilitator", "A facilitator")
    assert place_for(looking("board"), Placement("c", "t"))["placed_by"] is None


def test_the_sorter_hears_only_what_it_must_leave_alone() -> None:
    place = place_for(looking("sorter"), Placement("c", "t", "Ann", True, at=1_750_000_000_000))
    at = "2025-06-15T15:06:40.000Z"
    assert place == {"theme": "t", "held": True, "placed": True, "placed_at": at}
    merged = place_for(looking("sorter"), Placement("c", "t", "", True))
    assert merged == {"theme": "t", "held": True, "placed": False, "placed_at": None}
