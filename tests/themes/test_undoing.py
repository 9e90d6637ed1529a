"""Undo and redo in a room where others act too."""

from collections.abc import Callable
from typing import Any

import pytest

from oasis_live.engine.pipeline import Answer
from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Conflict
from tests.themes.wall import Wall

Act = Callable[[Wall, str, str], Answer]

ACTS: dict[str, Act] = {
    "add": lambda w, _a, _b: w.sam("theme.add", name="New", cards=w.cards[1:3]),
    "place": lambda w, a, _b: w.sam("theme.place", card=w.cards[2], theme=a),
    "take_out": lambda w, _a, _b: w.sam("theme.place", card=w.cards[0], theme=None),
    "accept": lambda w, _a, _b: w.sam("theme.accept", card=w.cards[0]),
    "merge": lambda w, a, b: w.sam("theme.merge", from_=a, into=b),
    "merge_back": lambda w, a, b: w.sam("theme.merge", from_=b, into=a),
    "split": lambda w, a, _b: w.sam("theme.split", theme=a, cards=w.cards[:1], name="Half"),
    "split_all": lambda w, a, _b: w.sam("theme.split", theme=a, cards=w.cards[:2]),
    "rename": lambda w, a, _b: w.sam("theme.rename", theme=a, name="Time"),
    "rename_again": lambda w, _a, b: w.sam("theme.rename", theme=b, name="House"),
    "remove": lambda w, a, _b: w.sam("theme.remove", theme=a),
    "remove_named": lambda w, _a, b: w.sam("theme.remove", theme=b),
    "lock": lambda w, a, _b: w.sam("theme.lock", theme=a, on=True),
    "pin": lambda w, _a, _b: w.sam("card.pin", id=w.cards[0], on=True),
    "merge_cards": lambda w, _a, _b: w.sam("card.merge", from_=w.cards[0], into=w.cards[1]),
    "merge_far_cards": lambda w, _a, _b: w.sam("card.merge", from_=w.cards[3], into=w.cards[0]),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_undo_restores_everything_exactly_and_redo_does_it_again(wall: Wall, act: Act) -> None:
    suggestion = wall.suggested()
    named = wall.adds_theme("Home", *wall.cards[3:])
    before = wall.structure()
    undo = act(wall, suggestion, named)["undo"]
    done = wall.structure()
    assert done != before
    wall.sam("undo", id=undo)
    assert wall.structure() == before
    wall.sam("redo", id=undo)
    assert wall.structure() == done
    wall.sam("undo", id=undo)
    assert wall.structure() == before


def test_an_undo_is_refused_where_somebody_else_has_moved_the_card(wall: Wall) -> None:
    first, second = (wall.adds_theme(name) for name in ("A", "B"))
    undo = wall.sam("theme.place", card=wall.cards[0], theme=first)["undo"]
    wall.lee("theme.place", card=wall.cards[0], theme=second)
    with pytest.raises(Conflict) as refusal:
        wall.sam("undo", id=undo)
    assert refusal.value.present == {"card": wall.cards[0], "theme": second, "by": "Lee"}
    assert str(refusal.value) == "Lee moved this card a moment ago."
    assert wall.places()[0] == second


def test_an_undo_that_a_merge_has_overtaken_names_who_merged(wall: Wall) -> None:
    """Mutation: `moved` looks at no theme -> Sam reads that Sam moved the card."""
    first, second = (wall.adds_theme(name) for name in ("A", "B"))
    undo = wall.sam("theme.place", card=wall.cards[0], theme=first)["undo"]
    wall.lee("theme.merge", from_=first, into=second)
    with pytest.raises(Conflict) as refusal:
        wall.sam("undo", id=undo)
    assert str(refusal.value) == "Lee just removed or merged this theme."
    assert refusal.value.present == {"id": first, "by": "Lee", "theme": second}
    assert wall.places()[0] == second


def test_an_undo_that_a_removal_has_overtaken_says_where_the_card_is(wall: Wall) -> None:
    """Mutation: `moved` doesn't compare who signed -> Sam reads of a theme, not of the card."""
    theme = wall.adds_theme("A")
    undo = wall.sam("theme.place", card=wall.cards[0], theme=theme)["undo"]
    wall.lee("theme.remove", theme=theme)
    with pytest.raises(Conflict) as refusal:
        wall.sam("undo", id=undo)
    assert refusal.value.present == {"card": wall.cards[0], "theme": None, "by": "Lee"}


def test_an_undone_merge_leaves_the_card_that_came_meanwhile(wall: Wall) -> None:
    first = wall.adds_theme("A", *wall.cards[:1])
    second = wall.adds_theme("B", *wall.cards[1:2])
    undo = wall.sam("theme.merge", from_=first, into=second)["undo"]
    wall.lee("theme.place", card=wall.cards[2], theme=second)
    wall.sam("undo", id=undo)
    assert wall.places() == [first, second, second, None]


def test_a_theme_into_which_somebody_moved_a_card_is_not_undone_away(wall: Wall) -> None:
    made = wall.sam("theme.add", name="A")
    wall.lee("theme.place", card=wall.cards[0], theme=made["id"])
    with pytest.raises(Conflict) as refusal:
        wall.sam("undo", id=made["undo"])
    assert refusal.value.present == {"card": wall.cards[0], "theme": made["id"], "by": "Lee"}
    assert wall.places()[0] == made["id"]


SINCE: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "renamed": ("theme.rename", {"name": "Time"}, {"name": "Home"}),
    "unlocked": ("theme.lock", {"on": True}, {"on": False}),
}


@pytest.mark.parametrize(("act", "sams", "lees"), SINCE.values(), ids=SINCE.keys())
def test_an_undo_names_who_decided_about_the_theme_since(
    wall: Wall, act: str, sams: dict[str, Any], lees: dict[str, Any]
) -> None:
    """Mutation: `signed` not called -> nobody knows; whatever touches a theme signs it -> Kim, who
    only took a card out.
    """
    theme, kim = wall.suggested(), wall.key(Role.FACILITATOR, "Kim")
    undo = wall.sam(act, theme=theme, **sams)["undo"]
    wall.lee(act, theme=theme, **lees)
    wall.do(kim, "theme.split", theme=theme, cards=wall.cards[:1])
    with pytest.raises(Conflict) as refusal:
        wall.sam("undo", id=undo)
    assert str(refusal.value) == "Lee just changed this theme."
    assert refusal.value.present == {"id": theme, "by": "Lee"}


def test_who_acts_on_a_theme_that_is_gone_hears_who_took_it_away(wall: Wall) -> None:
    theme, other = wall.adds_theme("A"), wall.adds_theme("B")
    wall.lee("theme.merge", from_=theme, into=other)
    with pytest.raises(Conflict, match="Lee just removed or merged this theme"):
        wall.sam("theme.rename", theme=theme, name="Time")


def test_whoever_takes_a_decision_about_a_theme_back_is_named_for_it(wall: Wall) -> None:
    """Mutation: `put_back` signs nothing -> Sam reads that Sam changed one theme and removed the
    other.
    """
    theme, kim = wall.suggested(), wall.key(Role.FACILITATOR, "Kim")
    locked = wall.sam("theme.lock", theme=theme, on=True)["undo"]
    named = wall.do(kim, "theme.rename", theme=theme, name="Time")["undo"]
    wall.lee("theme.lock", theme=theme, on=False)
    wall.do(kim, "undo", id=named)
    with pytest.raises(Conflict, match="Kim just changed this theme"):
        wall.sam("undo", id=locked)
    made = wall.sam("theme.add", name="Home")
    wall.lee("undo", id=made["undo"])
    with pytest.raises(Conflict, match="Lee just removed or merged this theme"):
        wall.sam("theme.rename", theme=made["id"], name="Near home")


def test_undoing_a_name_keeps_a_theme_in_which_a_person_placed_a_card(wall: Wall) -> None:
    theme = wall.suggested()
    undo = wall.sam("theme.rename", theme=theme, name="Time")["undo"]
    wall.lee("theme.accept", card=wall.cards[0])
    wall.sam("undo", id=undo)
    assert wall.one("theme", theme)["accepted"]
    assert not wall.one("theme", theme)["named_by_people"]


def test_a_card_goes_back_to_the_suggestion_that_went_with_it(wall: Wall) -> None:
    theme = wall.suggested(wall.cards[0])
    other = wall.adds_theme("A")
    undo = wall.sam("theme.place", card=wall.cards[0], theme=other)["undo"]
    assert theme not in wall.themes()
    wall.sam("undo", id=undo)
    assert wall.places()[0] == theme
    assert theme in wall.themes()


def test_a_card_whose_old_theme_somebody_removed_goes_back_to_to_sort(wall: Wall) -> None:
    theme, other = (wall.adds_theme(name) for name in ("A", "B"))
    wall.sam("theme.place", card=wall.cards[0], theme=theme)
    undo = wall.sam("theme.place", card=wall.cards[0], theme=other)["undo"]
    wall.lee("theme.remove", theme=theme)
    wall.sam("undo", id=undo)
    assert wall.places()[0] is None


def test_an_undo_passes_over_what_was_withdrawn(wall: Wall) -> None:
    made = wall.sam("theme.add", name="B", cards=wall.cards[:2])
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[0])
    wall.sam("undo", id=made["undo"])
    assert wall.places()[:2] == ["gone", None]


def test_what_was_undone_after_a_withdrawal_can_be_done_again_without_harm(wall: Wall) -> None:
    """Found by chance: the undo had nothing to put back, and the redo after it fell over."""
    home = wall.adds_theme("Home", wall.cards[3])
    undo = wall.sam("theme.place", card=wall.cards[0], theme=home)["undo"]
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[0])
    wall.sam("undo", id=undo)
    before = wall.structure()
    assert wall.sam("redo", id=undo)["ok"]
    assert wall.structure() == before


def test_a_pool_that_was_given_away_stays_with_its_new_owner(wall: Wall) -> None:
    themes = [wall.adds_theme(f"T{n}") for n in range(12)]
    undo = wall.sam("theme.remove", theme=themes[4])["undo"]
    new = wall.adds_theme("New")
    wall.sam("undo", id=undo)
    assert wall.one("theme", new)["pool"] == 5
    assert wall.one("theme", themes[4])["pool"] is None
