"""Two desks on one card: the first decision stands, and both are told."""

from typing import Any

import pytest

from oasis_live.kernel.person import Lens, Role
from oasis_live.kernel.refused import Conflict
from tests.themes.wall import Wall


def news(wall: Wall, lens: Lens, since: int) -> dict[str, Any]:
    """The entries that a screen is sent."""
    put: dict[str, Any] = wall.since(wall.audience(lens), since)["put"]
    return put


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
    card = wall.cards[0]
    wall.sam("theme.place", card=card, theme=time, was=None)
    before = wall.seq
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
    """Mutation: no `theme` in theme.accept -> Lee hears it is where Sam has taken it from."""
    home, theme = wall.adds_theme("Home"), wall.suggested()
    wall.sam("theme.place", card=wall.cards[0], theme=home, was=theme)
    with pytest.raises(Conflict) as told:
        wall.lee("theme.accept", card=wall.cards[0], theme=theme)
    assert told.value.present == {"card": wall.cards[0], "theme": home, "by": "Sam"}
    assert (wanted(wall)["name"], wanted(wall)["theme"]) == ("Lee", theme)


def test_two_who_want_the_same_are_both_right_and_the_first_is_named(wall: Wall) -> None:
    """Mutation: `placed` names whoever came last -> both cards are Lee's."""
    time, theme = wall.adds_theme("Time"), wall.suggested()
    wall.sam("theme.place", card=wall.cards[0], theme=time, was=theme)
    wall.lee("theme.place", card=wall.cards[0], theme=time, was=theme)
    wall.sam("theme.accept", card=wall.cards[1], theme=theme)
    assert "undo" not in wall.lee("theme.accept", card=wall.cards[1], theme=theme)
    assert wall.places()[:2] == [time, theme]
    assert wall.placed_by()[:2] == ["Sam", "Sam"]
    assert wanted(wall) is None


def test_nobody_is_in_their_own_way_nor_in_the_machines(wall: Wall) -> None:
    """Mutation: the machine's moves counted as decisions -> Sam is refused."""
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    wall.suggested(*wall.cards[:2])
    wall.sam("theme.place", card=wall.cards[0], theme=time, was=None)
    wall.sam("theme.place", card=wall.cards[0], theme=home, was=time)
    assert wall.places()[0] == home


def test_two_people_on_one_link_are_two(wall: Wall) -> None:
    """Mutation: names compared in `check_unmoved` -> the move from an old picture wins."""
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    wall.sam("theme.place", card=wall.cards[0], theme=time, was=None)
    with pytest.raises(Conflict):
        wall.sam("theme.place", card=wall.cards[0], theme=home, was=None)
    assert wall.places()[0] == time


def test_without_what_was_seen_the_last_one_counts(wall: Wall) -> None:
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    wall.sam("theme.place", card=wall.cards[0], theme=time)
    wall.lee("theme.place", card=wall.cards[0], theme=home)
    assert wall.places()[0] == home


def test_nobody_accepts_a_suggestion_that_they_did_not_see(wall: Wall) -> None:
    """Mutation: `check_suggested` gone -> Sam, who saw the first theme, holds it in the second."""
    card = wall.cards[0]
    seen = wall.suggested(*wall.cards[:2])
    now = wall.suggested(card, wall.cards[2])
    with pytest.raises(Conflict) as told:
        wall.sam("theme.accept", card=card, theme=seen)
    assert str(told.value) == "The suggestion for this card has just changed. Look again."
    assert told.value.present == {"card": card, "theme": now, "by": ""}
    assert wall.placed_by()[0] is None
    wall.sam("theme.accept", card=card, theme=now)
    assert (wall.places()[0], wall.placed_by()[0]) == (now, "Sam")


def test_a_new_theme_takes_no_card_that_somebody_has_placed_meanwhile(wall: Wall) -> None:
    """Mutation: `was` not looked at in `_add` -> both cards are Lee's unnoticed."""
    one, other = wall.cards[:2]
    seen, home = wall.suggested(one, other), wall.adds_theme("Home")
    wall.sam("theme.place", card=other, theme=home, was=seen)
    was = {one: seen, other: seen}
    with pytest.raises(Conflict, match="Sam moved this card") as told:
        wall.lee("theme.add", name="Tea", cards=[one, other], was=was)
    assert told.value.present == {"card": other, "theme": home, "by": "Sam"}
    assert wall.places()[:2] == [seen, home]
    assert "Tea" not in [theme["name"] for theme in wall.themes().values()]
    made = wall.lee("theme.add", name="Tea", cards=[one, other], was=was | {other: home})["id"]
    assert wall.places()[:2] == [made, made]


def test_of_two_who_name_a_theme_at_once_the_second_hears_its_name(wall: Wall) -> None:
    """Mutation: `check_named` gone -> the theme is Lee's "Coffee"."""
    theme = wall.suggested()
    wall.sam("theme.rename", theme=theme, name="Tea", was=None)
    with pytest.raises(Conflict) as told:
        wall.lee("theme.rename", theme=theme, name="Coffee", was=None)
    assert str(told.value) == "This theme was just named “Tea”."
    assert told.value.present == {"id": theme, "name": "Tea"}
    wall.lee("theme.rename", theme=theme, name="Tea", was=None)
    wall.lee("theme.rename", theme=theme, name="Coffee", was="Tea")
    wall.lee("undo")
    wall.sam("undo")
    with pytest.raises(Conflict, match="name of this theme was just taken back"):
        wall.lee("theme.rename", theme=theme, name="Cake", was="Tea")
    wall.lee("theme.rename", theme=theme, name="Cake")
    assert wall.one("theme", theme)["name"] == "Cake"


def test_whoever_only_locked_a_theme_has_not_named_it(wall: Wall) -> None:
    """Mutation: `check_named` names `theme.by` -> Kim reads that Lee named it."""
    theme, kim = wall.suggested(), wall.key(Role.FACILITATOR, "Kim")
    wall.sam("theme.rename", theme=theme, name="Tea", was=None)
    wall.lee("theme.lock", theme=theme, on=True)
    with pytest.raises(Conflict) as told:
        wall.do(kim, "theme.rename", theme=theme, name="Coffee", was=None)
    assert "Lee" not in f"{told.value} {told.value.present}"


def test_of_a_card_that_a_merge_has_moved_others_hear_who_merged(wall: Wall) -> None:
    """Mutations: `_place` or `_add` without the theme that was seen -> Kim reads that Sam moved it;
    `present` without where it is -> the desk's form can't be sent again over what it now sees.
    """
    card, kim = wall.cards[0], wall.key(Role.FACILITATOR, "Kim")
    time, home, tea = (wall.adds_theme(name) for name in ("Time", "Home", "Tea"))
    wall.sam("theme.place", card=card, theme=time, was=None)
    wall.lee("theme.merge", from_=time, into=home)
    late: dict[str, dict[str, Any]] = {
        "theme.place": {"card": card, "theme": tea, "was": time},
        "theme.add": {"name": "Cake", "cards": [card], "was": {card: time}},
    }
    for act, fields in late.items():
        with pytest.raises(Conflict) as told:
            wall.do(kim, act, **fields)
        assert str(told.value) == "Lee just removed or merged this theme."
        assert told.value.present == {"id": time, "by": "Lee", "theme": home}


def test_a_suggestion_that_went_with_its_last_card_nobody_took_away(wall: Wall) -> None:
    """Mutations: `moved` doesn't ask whether it was accepted -> "Somebody" removed it; `_accept`
    keeps a wish for it -> Sam's desk says that Lee wanted the card in To sort.
    """
    card, home, tea = wall.cards[0], wall.adds_theme("Home"), wall.adds_theme("Tea")
    seen = wall.suggested(card)
    wall.sam("theme.place", card=card, theme=home, was=seen)
    assert seen not in wall.themes()
    with pytest.raises(Conflict, match="Sam moved this card"):
        wall.lee("theme.accept", card=card, theme=seen)
    assert wanted(wall) is None
    with pytest.raises(Conflict, match="Sam moved this card"):
        wall.lee("theme.place", card=card, theme=tea, was=seen)


def test_what_a_merge_moved_on_can_be_accepted_where_it_is(wall: Wall) -> None:
    """Mutation: what is held counts as placed -> nobody can say yes to it."""
    seen, home = wall.suggested(*wall.cards[:2]), wall.adds_theme("Home")
    wall.sam("theme.merge", from_=seen, into=home)
    with pytest.raises(Conflict, match="just removed or merged"):
        wall.lee("theme.accept", card=wall.cards[0], theme=seen)
    wall.lee("theme.accept", card=wall.cards[0], theme=home)
    assert wall.placed_by()[0] == "Lee"


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


def test_a_mark_is_no_news_for_board_and_sorter(wall: Wall) -> None:
    """Mutation: `_hold` names it for STAFF -> each drag moves every board and makes the worker look
    at the room again; DESKS counted in `_changed_since` -> the worker's move is lost for good.
    """
    card, before = wall.cards[0], wall.seq
    for on in (True, False):
        wall.sam("card.hold", id=card, on=on)
    assert [one["id"] for one in news(wall, "desk", before)["card"]] == [card]
    assert news(wall, "board", before) == news(wall, "sorter", before) == {}
    made = wall.sorts({"card": card, "new": "g"}, base=before)["themes"]["g"]
    assert wall.places()[0] == made


def test_a_mark_is_renewed_by_whoever_took_the_card_first(wall: Wall) -> None:
    """Mutation: `is_anothers` always False -> Lee's hand takes Sam's mark, or ends it."""
    card = wall.cards[0]

    def mark() -> Any:
        return wall.one("card", card)["held_by"]

    wall.sam("card.hold", id=card, on=True)
    first = mark()
    wall.waits(seconds=25)
    wall.sam("card.hold", id=card, on=True)
    assert mark()["until"] > first["until"]
    wall.waits(seconds=25)
    for on in (True, False):
        wall.lee("card.hold", id=card, on=on)
        assert mark()["name"] == "Sam"
    wall.waits(seconds=6)
    wall.lee("card.hold", id=card, on=True)
    assert mark()["name"] == "Lee"


def test_what_is_said_of_a_card_goes_with_it(wall: Wall) -> None:
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    wall.sam("theme.place", card=wall.cards[0], theme=time)
    with pytest.raises(Conflict):
        wall.lee("theme.place", card=wall.cards[0], theme=home, was=None)
    wall.sam("card.hold", id=wall.cards[0], on=True)
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[0])
    assert wall.places()[0] == "gone"
    assert not wall.stored()["card_in_hand"] + wall.stored()["card_wanted"]
