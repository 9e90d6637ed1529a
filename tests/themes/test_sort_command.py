"""`theme.sort`: the machine suggests, and a person's word stands."""

import pytest

from oasis_live.kernel.refused import NotAllowed
from tests.room.test_groups import at_once
from tests.themes.wall import Wall


def test_cards_of_one_new_key_become_one_theme_that_is_called_by_its_title(wall: Wall) -> None:
    moves = [{"card": card, "new": "g1"} for card in wall.cards[:3]]
    theme = wall.sorts(*moves, titles={"g1": wall.cards[1]})["themes"]["g1"]
    assert wall.places() == [theme, theme, theme, None]
    assert wall.placed_by() == [None] * 4
    shown = wall.one("theme", theme)
    assert (shown["name"], shown["pool"], shown["accepted"]) == ("“Time to sit down”", 1, False)


def test_what_a_person_placed_stays_whatever_the_machine_says(wall: Wall) -> None:
    mine = wall.adds_theme("Mine", *wall.cards[:1])
    wall.sam("theme.place", card=wall.cards[1], theme=None)
    other = wall.suggested(*wall.cards)
    assert wall.places() == [mine, None, other, other]
    wall.sorts({"card": wall.cards[0], "theme": None})
    assert wall.places()[0] == mine


def test_what_a_merge_holds_stays(wall: Wall) -> None:
    first, second = wall.suggested(*wall.cards[:2]), wall.suggested(*wall.cards[2:])
    wall.sam("theme.merge", from_=first, into=second)
    wall.sorts(*({"card": card, "new": "apart"} for card in wall.cards))
    assert wall.places() == [second] * 4


def test_nothing_enters_or_leaves_a_locked_theme_by_itself(wall: Wall) -> None:
    theme = wall.suggested()
    wall.sam("theme.lock", theme=theme, on=True)
    wall.sorts({"card": wall.cards[0], "theme": None}, {"card": wall.cards[2], "theme": theme})
    assert wall.places() == [theme, theme, None, None]


def test_what_changed_since_the_machine_had_heard_is_left_alone(wall: Wall) -> None:
    theme = wall.suggested()
    heard = wall.seq
    wall.do(wall.ann, "contribution.change", id=wall.cards[0], text="Something else")
    wall.sorts({"card": wall.cards[0], "new": "g"}, {"card": wall.cards[1], "new": "g"}, base=heard)
    first, second, *_rest = wall.places()
    assert first == theme
    assert second != theme


def test_what_changes_in_the_same_transaction_is_left_alone_too(wall: Wall) -> None:
    """Mutation: `_changed_since` without `numbered` -> the card goes by its old words."""
    theme, heard = wall.suggested(), wall.seq
    changed, other = wall.cards[2:]
    said = at_once(
        wall,
        lambda: wall.do(wall.cat, "contribution.change", id=changed, text="Something else"),
        lambda: wall.sorts(*({"card": c, "theme": theme} for c in (changed, other)), base=heard),
    )
    assert [isinstance(one, dict) and one["ok"] for one in said] == [True, True]
    assert wall.places() == [theme, theme, None, theme]


def test_a_name_that_a_person_gave_stays(wall: Wall) -> None:
    theme = wall.adds_theme("Time", *wall.cards[:2])
    wall.sorts(titles={theme: wall.cards[0]})
    assert wall.one("theme", theme)["name"] == "Time"


def test_a_suggestion_goes_with_its_last_card(wall: Wall) -> None:
    theme = wall.suggested()
    wall.sorts(*({"card": card, "theme": None} for card in wall.cards[:2]))
    assert wall.themes() == {}
    assert wall.places() == [None] * 4
    assert theme


def test_what_the_machine_names_wrongly_is_passed_over(wall: Wall) -> None:
    gone = wall.adds_theme("Gone")
    wall.sam("theme.remove", theme=gone)
    wall.sorts(
        {"card": "nothing", "new": "g"},
        {"card": wall.cards[0], "theme": "nowhere"},
        {"card": wall.cards[1], "theme": gone},
        titles={"nowhere": wall.cards[0], gone: "nothing"},
    )
    assert wall.places() == [None] * 4
    assert wall.themes() == {}


def test_a_hidden_card_finds_a_home_when_its_theme_has_gone_meanwhile(wall: Wall) -> None:
    theme = wall.suggested()
    for card in wall.cards[:2]:
        wall.sam("card.hide", id=card)
    assert theme not in wall.themes()
    for card in wall.cards[:2]:
        wall.sam("card.restore", id=card)
    assert wall.places()[:2] == [None, None]
    again = wall.suggested()
    assert wall.places()[:2] == [again, again]


def test_the_machines_moves_are_nobodys_to_undo(wall: Wall) -> None:
    assert "undo" not in wall.sorts({"card": wall.cards[0], "new": "g"})


def test_only_the_worker_sorts(wall: Wall) -> None:
    for person in (wall.desk, wall.board, wall.ann):
        with pytest.raises(NotAllowed):
            wall.do(person, "theme.sort", base=0)


def test_the_sorter_hears_of_no_person(wall: Wall) -> None:
    wall.adds_theme("Mine", *wall.cards[:1])
    seen = str(wall.fresh(wall.audience("sorter")))
    assert not [name for name in ("Ann", "Cat", "Sam", wall.ann.id) if name in seen]
    assert wall.one("card", wall.cards[0], "sorter")["held"]
    assert not wall.one("card", wall.cards[1], "sorter")["held"]
