"""What the machine tells the desk of single cards, and what a person answers to its offers."""

from typing import Any

import pytest

from oasis_live.kernel.refused import Conflict, Malformed, NotFound
from tests.themes.wall import Wall


def hears(wall: Wall, **said: Any) -> None:
    wall.do(wall.sorter, "theme.sort", base=wall.seq, **said)


def told(wall: Wall, place: int) -> tuple[list[str], list[str], str | None]:
    card = wall.one("card", wall.cards[place])
    return card["near"], card["same_as"], card["unplaced"]


def test_a_desk_hears_what_a_waiting_card_is_nearest_to_and_why_it_waits(wall: Wall) -> None:
    """Mutation: hint_for without `waits` -> a placed card still says where it might go."""
    time, home = wall.adds_theme("Time"), wall.adds_theme("Home")
    hears(wall, near={wall.cards[0]: [home, time]}, unplaced={wall.cards[1]: "language"})
    assert told(wall, 0) == ([home, time], [], None)
    assert told(wall, 1) == ([], [], "language")
    for card in wall.cards[:2]:
        wall.sam("theme.place", card=card, theme=time)
    assert told(wall, 0) == told(wall, 1) == ([], [], None)
    others = [one for lens in ("board", "sorter") for one in wall.all("card", lens)]
    assert not [one for one in others if {"near", "same_as", "unplaced"} & one.keys()]


def test_hints_are_replaced_card_by_card_and_pairs_as_a_whole(wall: Wall) -> None:
    """Mutation: `paired` not read with a new list -> a pair that is no more stays on the desk."""
    time = wall.adds_theme("Time")
    pair = wall.cards[:2]
    hears(wall, near={wall.cards[2]: [time]}, same=[pair], unplaced={wall.cards[3]: "language"})
    hears(wall, unplaced={wall.cards[3]: None})
    assert told(wall, 0) == ([], [pair[1]], None)
    assert told(wall, 1) == ([], [pair[0]], None)
    assert told(wall, 2) == ([time], [], None)
    assert told(wall, 3) == ([], [], None)
    hears(wall, same=[])
    assert told(wall, 0) == told(wall, 1) == ([], [], None)


def test_the_same_hints_again_change_no_number(wall: Wall) -> None:
    said = {"near": {wall.cards[0]: [wall.adds_theme("Time")]}, "same": [wall.cards[1:3]]}
    hears(wall, **said)
    before = wall.seq
    hears(wall, **said)
    assert wall.seq == before


def test_what_is_withdrawn_leaves_no_hint(wall: Wall) -> None:
    hears(wall, near={wall.cards[0]: [wall.adds_theme("Time")]}, same=[wall.cards[:2]])
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[0])
    hears(wall, same=[wall.cards[:2]])
    assert told(wall, 1) == ([], [], None)


def test_what_seems_to_belong_too_is_taken_with_one_press_and_undone_with_one(wall: Wall) -> None:
    """Mutation: the machine's cards alone not asked for (`is_free`) -> Lee's card is taken too."""
    theme, other = wall.adds_theme("Time", wall.cards[0]), wall.adds_theme("Home")
    wall.lee("theme.place", card=wall.cards[3], theme=other)
    done = wall.sam("theme.take", theme=theme, cards=wall.cards[1:])
    assert done["cards"] == wall.cards[1:3]
    assert wall.places() == [theme, theme, theme, other]
    assert wall.placed_by()[1:] == ["Sam", "Sam", "Lee"]
    wall.sam("undo", id=done["undo"])
    assert wall.places() == [theme, None, None, other]
    assert wall.placed_by()[1:] == [None, None, "Lee"]


def test_nothing_is_taken_where_people_were_faster(wall: Wall) -> None:
    theme = wall.adds_theme("Time", *wall.cards)
    other = wall.adds_theme("Home")
    with pytest.raises(Conflict):
        wall.sam("theme.take", theme=other, cards=wall.cards)
    with pytest.raises(Malformed):
        wall.sam("theme.take", theme=other, cards=[])
    assert wall.places() == [theme] * 4


@pytest.mark.parametrize("kind", ["merge", "split", "followers"])
def test_what_was_declined_is_not_offered_again_until_that_is_undone(wall: Wall, kind: str) -> None:
    """Mutation: offers as they are stored, without `standing` -> the next tick offers it again."""
    theme, other = wall.adds_theme("Time", *wall.cards[:2]), wall.adds_theme("Home")
    offer: dict[str, Any] = {"theme": theme, "kind": kind, "reason": "alike"}
    offer |= {"other": other} if kind == "merge" else {"cards": wall.cards[:2]}
    named = {key: value for key, value in offer.items() if key != "reason"}
    hears(wall, offers=[offer])
    assert wall.one("theme", theme)["offers"]
    done = wall.lee("offer.decline", **named)
    assert wall.one("theme", theme)["offers"] == []
    hears(wall, offers=[])
    hears(wall, offers=[offer])
    assert wall.one("theme", theme)["offers"] == []
    wall.lee("undo", id=done["undo"])
    assert wall.one("theme", theme)["offers"]
    wall.lee("redo")
    assert wall.one("theme", theme)["offers"] == []


def test_a_declined_merge_is_not_offered_the_other_way_round(wall: Wall) -> None:
    theme, other = wall.adds_theme("Time", *wall.cards[:2]), wall.adds_theme("Home")
    wall.sam("offer.decline", kind="merge", theme=theme, other=other)
    hears(wall, offers=[{"theme": other, "kind": "merge", "other": theme, "reason": "alike"}])
    assert wall.one("theme", other)["offers"] == []


def test_the_machine_hears_what_was_declined_and_when_it_no_longer_is(wall: Wall) -> None:
    """So that it offers the next best. Mutation: `declined` read for another lens -> no list."""
    theme, other = wall.adds_theme("Time", *wall.cards[:2]), wall.adds_theme("Home")
    before = wall.seq
    done = wall.lee("offer.decline", kind="merge", theme=theme, other=other)
    wall.sam("offer.decline", kind="split", theme=theme, cards=wall.cards[:1])
    heard = wall.since(wall.audience("sorter"), before)["put"]["theme"]
    assert {one["id"]: one["declined"] for one in heard} == {
        theme: [{"kind": "merge", "theme": other}, {"kind": "split", "cards": wall.cards[:1]}],
        other: [],
    }
    wall.lee("undo", id=done["undo"])
    assert [one["kind"] for one in wall.one("theme", theme, "sorter")["declined"]] == ["split"]
    others = [one for lens in ("board", "desk") for one in wall.all("theme", lens)]
    assert not any("declined" in one for one in others)


def test_two_cards_that_a_person_tells_apart_stay_apart(wall: Wall) -> None:
    hears(wall, same=[wall.cards[:2], wall.cards[1:3]])
    wall.sam("offer.decline", kind="same", cards=[wall.cards[1], wall.cards[0]])
    assert told(wall, 1) == ([], [wall.cards[2]], None)
    assert told(wall, 0) == ([], [], None)
    wall.sam("undo")
    assert told(wall, 0) == ([], [wall.cards[1]], None)


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "merge", "theme": "T"},
        {"kind": "split", "theme": "T"},
        {"kind": "followers", "cards": ["C"]},
        {"kind": "same", "cards": ["C", "C"]},
    ],
)
def test_half_an_answer_is_refused(wall: Wall, said: dict[str, Any]) -> None:
    names = {"T": wall.adds_theme("Time"), "C": wall.cards[0]}
    meant = {
        key: [names[one] for one in value] if key == "cards" else names.get(value, value)
        for key, value in said.items()
    }
    with pytest.raises(Malformed):
        wall.sam("offer.decline", **meant)
    with pytest.raises(NotFound):
        wall.sam("offer.decline", kind="split", theme="nowhere", cards=wall.cards[:1])
