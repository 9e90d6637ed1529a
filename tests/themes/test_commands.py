"""What facilitators do with themes and cards."""

import pytest

from oasis_live.kernel.refused import Conflict, NotFound
from tests.themes.wall import Wall


def test_a_new_theme_has_its_name_its_cards_and_a_place(wall: Wall) -> None:
    theme = wall.adds_theme(" Time ", *wall.cards[:2])
    assert wall.places() == [theme, theme, None, None]
    assert wall.placed_by()[:2] == ["Sam", "Sam"]
    assert wall.one("theme", theme) == {
        "id": theme,
        "name": "Time",
        "named_by_people": True,
        "order": 1,
        "pool": 1,
        "colour": 1,
        "counts": {"cards": 2, "principles": 2, "stories": 0, "tables": 1},
        "accepted": True,
        "locked": False,
        "offers": [],
    }


def test_placing_says_who_and_when(wall: Wall) -> None:
    theme = wall.adds_theme("Home")
    wall.sam("theme.place", card=wall.cards[3], theme=theme)
    card = wall.one("card", wall.cards[3])
    assert (card["theme"], card["placed_by"], card["why"]["by"]) == (theme, "Sam", "Sam")
    assert card["why"]["at"].startswith("2026-06-25T09:00:00")


def test_accepting_makes_a_suggestion_a_persons(wall: Wall) -> None:
    theme = wall.suggested()
    assert wall.placed_by()[0] is None
    wall.sam("theme.accept", card=wall.cards[0])
    assert wall.placed_by()[:2] == ["Sam", None]
    assert wall.one("theme", theme)["accepted"]


def test_a_merge_brings_all_cards_together_and_keeps_a_given_name(wall: Wall) -> None:
    machine = wall.suggested(*wall.cards[2:])
    named = wall.adds_theme("Home", *wall.cards[:1])
    wall.sam("theme.merge", from_=named, into=machine)
    assert wall.places() == [machine, None, machine, machine]
    assert wall.one("theme", machine)["name"] == "Home"
    assert named not in wall.themes()


def test_a_split_makes_a_theme_that_is_called_by_a_card_until_it_is_named(wall: Wall) -> None:
    theme = wall.adds_theme("All", *wall.cards)
    made = wall.sam("theme.split", theme=theme, cards=wall.cards[2:])["id"]
    assert wall.places() == [theme, theme, made, made]
    assert wall.one("theme", made)["name"] == "“A bed near home”"
    assert not wall.one("theme", made)["named_by_people"]


def test_cards_of_a_removed_theme_are_in_to_sort_and_stay_there(wall: Wall) -> None:
    theme = wall.adds_theme("Time", *wall.cards[:2])
    wall.sam("theme.remove", theme=theme)
    other = wall.suggested(*wall.cards[1:])
    assert wall.places() == [None, None, other, other]


def test_tidying_closes_the_gap_that_a_removed_theme_left(wall: Wall) -> None:
    first, second, third = (wall.adds_theme(n) for n in ("A", "B", "C"))
    wall.sam("theme.remove", theme=second)
    assert wall.one("theme", third)["pool"] == 3
    wall.sam("board.tidy")
    assert [wall.one("theme", one)["pool"] for one in (first, third)] == [1, 2]
    assert wall.one("theme", third)["colour"] == 2


def test_a_pinned_card_says_so_on_desk_and_board(wall: Wall) -> None:
    wall.sam("card.pin", id=wall.cards[0], on=True)
    assert all(wall.one("card", wall.cards[0], lens)["pinned"] for lens in ("desk", "board"))


def test_merged_cards_are_one_with_both_wordings(wall: Wall) -> None:
    wall.sam("card.merge", from_=wall.cards[0], into=wall.cards[1])
    assert wall.places()[0] == "gone"
    assert {"Time to listen"} < {*wall.one("card", wall.cards[1])["wordings"]}
    wall.sam("card.merge", from_=wall.cards[1], into=wall.cards[2])
    wordings = wall.one("card", wall.cards[2])["wordings"]
    assert {"Time to listen", "Time to sit down"} < {*wordings}


def test_what_is_gone_can_t_be_used(wall: Wall) -> None:
    theme = wall.adds_theme("A")
    wall.sam("theme.remove", theme=theme)
    with pytest.raises(Conflict):
        wall.sam("theme.place", card=wall.cards[0], theme=theme)
    with pytest.raises(Conflict):
        wall.sam("theme.rename", theme=theme, name="B")


@pytest.mark.parametrize("card", ["nothing", ""])
def test_a_card_that_is_not_there_is_not_found(wall: Wall, card: str) -> None:
    with pytest.raises(NotFound):
        wall.sam("theme.place", card=card, theme=None)
    with pytest.raises(NotFound):
        wall.sam("theme.add", name="A", cards=[card])


def test_only_what_is_gathered_can_be_placed(wall: Wall) -> None:
    wall.opens("commitments")
    promise = wall.adds(wall.ann, "I will ring her", "commitment")
    with pytest.raises(NotFound):
        wall.sam("theme.place", card=promise, theme=None)
