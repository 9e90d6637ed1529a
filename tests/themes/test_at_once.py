"""Two desks on one card: the first decision stands, and both are told."""

from typing import Any

import pytest

from oasis_live.kernel.refused import Conflict
from tests.themes.wall import Wall


def wanted(wall: Wall) -> Any:
    """What desks hear of a move of the first card that came second."""
    return wall.one("card", wall.cards[0])["wanted"]


def test_the_first_of_two_who_move_a_card_at_once_wins_and_the_second_hears_who(wall: Wall) -> None:
    """Mutation: `check_unmoved` gone -> Lee's move, made on an old picture, wins."""
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    card = wall.cards[0]
    wall.sam("theme.place", card=card, theme=time, was=None)
    with pytest.raises(Conflict) as told:
        wall.lee("theme.place", card=card, theme=home, was=None)
    assert str(told.value) == "Sam moved this card a moment ago."
    assert told.value.present == {"card": card, "theme": time, "by": "Sam"}
    assert wall.places()[0] == time
    wall.lee("theme.place", card=card, theme=home, was=time)
    assert wall.places()[0] == home


def test_whoever_moved_a_card_first_hears_where_the_second_wanted_it(wall: Wall) -> None:
    """Mutation: `_too_late` names no entry -> the first desk never hears; `still_said` gone -> it
    hears of it after the next move too.
    """
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    card, before = wall.cards[0], wall.seq
    wall.sam("theme.place", card=card, theme=time, was=None)
    for _again in range(2):
        with pytest.raises(Conflict):
            wall.lee("theme.place", cid="lees-move", card=card, theme=home, was=None)
    (told,) = wall.since(wall.audience("desk"), before)["put"]["card"]
    assert (told["theme"], told["placed_by"]) == (time, "Sam")
    assert (told["wanted"]["name"], told["wanted"]["theme"]) == ("Lee", home)
    assert "wanted" not in wall.one("card", card, "board")
    assert "wanted" not in wall.one("card", card, "sorter")
    wall.lee("theme.place", cid="lees-move", card=card, theme=home, was=time)
    assert wanted(wall) is None


def test_a_suggestion_that_somebody_has_moved_is_accepted_by_nobody(wall: Wall) -> None:
    """Mutation: no `was` in theme.accept -> Lee is told that it is where Sam has taken it from."""
    home, theme = wall.adds_theme("Home"), wall.suggested()
    wall.sam("theme.place", card=wall.cards[0], theme=home, was=theme)
    with pytest.raises(Conflict) as told:
        wall.lee("theme.accept", card=wall.cards[0], was=theme)
    assert told.value.present == {"card": wall.cards[0], "theme": home, "by": "Sam"}
    assert (wanted(wall)["name"], wanted(wall)["theme"]) == ("Lee", theme)


def test_two_who_want_the_same_are_both_right(wall: Wall) -> None:
    time, theme = wall.adds_theme("Time"), wall.suggested()
    wall.sam("theme.place", card=wall.cards[0], theme=time, was=theme)
    wall.lee("theme.place", card=wall.cards[0], theme=time, was=theme)
    wall.sam("theme.accept", card=wall.cards[1], was=theme)
    wall.lee("theme.accept", card=wall.cards[1], was=theme)
    assert wall.places()[:2] == [time, theme]
    assert wanted(wall) is None


def test_nobody_is_in_their_own_way_nor_in_the_machines(wall: Wall) -> None:
    """Mutation: the machine's moves counted as decisions -> Sam is refused."""
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    wall.suggested(*wall.cards[:2])
    wall.sam("theme.place", card=wall.cards[0], theme=time, was=None)
    wall.sam("theme.place", card=wall.cards[0], theme=home, was=None)
    assert wall.places()[0] == home


def test_without_what_was_seen_the_last_one_counts(wall: Wall) -> None:
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    wall.sam("theme.place", card=wall.cards[0], theme=time)
    wall.lee("theme.place", card=wall.cards[0], theme=home)
    assert wall.places()[0] == home


def test_a_card_in_hand_is_marked_on_desks_alone_and_no_lock(wall: Wall) -> None:
    """Mutation: `hand_for` for every lens -> the board says who holds what."""
    card, home = wall.cards[0], wall.adds_theme("Home")
    wall.sam("card.hold", id=card, on=True)
    held = wall.one("card", card)["held_by"]
    assert held["name"] == "Sam"
    assert held["until"] > wall.fresh_now()
    assert "held_by" not in wall.one("card", card, "board")
    assert "held_by" not in wall.one("card", card, "sorter")
    wall.lee("theme.place", card=card, theme=home)
    wall.sam("card.hold", id=card, on=False)
    assert wall.one("card", card)["held_by"] is None


def test_what_is_said_of_a_card_goes_with_it(wall: Wall) -> None:
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    wall.sam("theme.place", card=wall.cards[0], theme=time)
    with pytest.raises(Conflict):
        wall.lee("theme.place", card=wall.cards[0], theme=home, was=None)
    wall.sam("card.hold", id=wall.cards[0], on=True)
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[0])
    assert wall.places()[0] == "gone"
    assert not wall.stored()["card_in_hand"] + wall.stored()["card_wanted"]
