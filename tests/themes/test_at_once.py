"""Two desks on one card: the first decision stands, and both know whose it was."""

import pytest

from oasis_live.kernel.refused import Conflict
from tests.themes.wall import Wall


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


def test_a_mark_goes_with_its_card(wall: Wall) -> None:
    wall.sam("card.hold", id=wall.cards[0], on=True)
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[0])
    assert wall.places()[0] == "gone"
