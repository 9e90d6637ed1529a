"""What stays steady on the board while contributions come: slots, level of text, what may move."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.board.conftest import Pure
from tests.board.hall import card

pytestmark = pytest.mark.browser

SETTLE = """(slots, {size, acts}) => {
    let pool = slots.fill(size, []);
    return acts.map(cards => {
        pool = slots.settle(pool, cards);
        return pool.slots.map(slot => slot && slot.id);
    });
}"""

PICTURES = """(steady, {steps}) => import('/static/src/board/pools.js').then(pools => {
    let picture = null;
    return steps.map(({themes, cards, laidOut, epoch = '', big = false}) => {
        const {places} = pools.gather(themes, cards, laidOut);
        picture = steady.steadyPicture(picture, places, {epoch, big});
        return picture && { ...picture.plan, names: picture.pools.map(pool => pool && pool.id),
            shown: picture.pools.map(pool => pool && pool.slots.map(slot => slot && slot.id)) };
    });
})"""

CHANGES = """(changes, [before, after]) => Promise.all([import('/static/src/board/steady.js'),
    import('/static/src/board/pools.js')]).then(([steady, pools]) => {
    const one = steady.steadyPicture(null, pools.gather(...before).places);
    return changes.changesBetween(one, steady.steadyPicture(one, pools.gather(...after).places));
})"""


def theme(place: int, name: str = "Being listened to") -> dict[str, Any]:
    named = {"name": name, "named_by_people": True}
    return {"id": f"t{place}", "pool": place, "colour": place} | named


def cards(n: int, of: str = "t1", text: str = "Tea first, tablets second") -> list[dict[str, Any]]:
    return [card(at, text, of) for at in range(n)]


def test_cards_fill_the_slots_in_the_order_in_which_they_come(pure: Pure) -> None:
    acts = [cards(n) for n in (1, 2, 3)]
    assert pure("slots", SETTLE, {"size": 3, "acts": acts}) == [
        ["c0", None, None],
        ["c0", "c1", None],
        ["c0", "c1", "c2"],
    ]


def test_the_newest_takes_the_slot_of_the_card_shown_longest(pure: Pure) -> None:
    acts = [cards(2), cards(3), cards(4), cards(5)]
    last = pure("slots", SETTLE, {"size": 2, "acts": acts})
    assert last == [["c0", "c1"], ["c2", "c1"], ["c2", "c3"], ["c4", "c3"]]


def test_a_pinned_card_stays(pure: Pure) -> None:
    pinned = [card(0, "Pinned", "t1", pinned=True), *cards(6)[1:]]
    acts = [pinned[:2], pinned[:3], pinned[:4], pinned]
    assert all(slots[0] == "c0" for slots in pure("slots", SETTLE, {"size": 2, "acts": acts}))


def test_an_empty_slot_takes_the_newest_that_waits(pure: Pure) -> None:
    five = cards(5)
    acts = [five, [one for one in five if one["id"] != "c4"]]
    assert pure("slots", SETTLE, {"size": 2, "acts": acts})[1] == ["c2", "c3"]


@settings(max_examples=60, deadline=None)
@given(size=st.integers(1, 6), acts=st.lists(st.sets(st.integers(0, 12)), max_size=10))
def test_a_card_that_stays_never_changes_its_slot(
    pure: Pure, size: int, acts: list[set[int]]
) -> None:
    held = [[card(at, "Text", "t1") for at in sorted(ids)] for ids in acts]
    before: list[str | None] = [None] * size
    for ids, after in zip(acts, pure("slots", SETTLE, {"size": size, "acts": held}), strict=True):
        assert all(one is None or int(one[1:]) in ids for one in after)
        assert len([one for one in after if one]) == min(size, len(ids))
        assert all(after.index(one) == at for at, one in enumerate(before) if one and one in after)
        before = after


def test_a_page_loaded_later_shows_what_the_other_shows(pure: Pure) -> None:
    fresh = "(slots, {size, acts}) => slots.fill(size, acts).slots.map(slot => slot.id)"
    one_by_one = pure("slots", SETTLE, {"size": 3, "acts": [cards(n) for n in range(1, 12)]})[-1]
    assert pure("slots", fresh, {"size": 3, "acts": cards(11)}) == one_by_one


def test_more_text_comes_only_with_tidy_or_a_new_phase(pure: Pure) -> None:
    full, few, themes = cards(120), cards(3), [theme(1)]
    steps: list[dict[str, Any]] = [
        {"themes": themes, "cards": full},
        {"themes": themes, "cards": few},
        {"themes": themes, "cards": few, "epoch": "Dream"},
    ]
    crowded, emptied, phase = pure("steady", PICTURES, {"steps": steps})
    assert emptied["level"] == crowded["level"] != "cards"
    assert phase["level"] == "cards"


@settings(max_examples=25, deadline=None)
@given(counts=st.lists(st.integers(1, 150), min_size=2, max_size=6))
def test_the_board_never_gains_text_by_itself(pure: Pure, counts: list[int]) -> None:
    steps = [{"themes": [theme(1), theme(2)], "cards": cards(n)} for n in counts]
    levels = pure("steady", PICTURES, {"steps": steps})
    ranks = [(plan["step"], -plan["size"]) for plan in levels]
    assert ranks == sorted(ranks)


def test_the_place_of_a_theme_that_left_stays_empty_until_tidy(pure: Pure) -> None:
    three = [theme(1), theme(2), theme(3)]
    held = [card(at, "Text", f"t{at % 3 + 1}") for at in range(9)]
    tidied = [three[0], three[2] | {"pool": 2}]
    steps: list[dict[str, Any]] = [
        {"themes": three, "cards": held, "laidOut": 3},
        {"themes": three[:1], "cards": held, "laidOut": 3},
        {"themes": three[::2], "cards": held, "laidOut": 3},
        {"themes": tidied, "cards": held, "laidOut": 2, "epoch": "1"},
    ]
    names = [plan["names"] for plan in pure("steady", PICTURES, {"steps": steps})]
    assert names == [["t1", "t2", "t3"], ["t1", None, None], ["t1", None, "t3"], ["t1", "t3"]]


def test_a_name_that_no_size_can_hold_does_not_make_the_board_flicker(pure: Pure) -> None:
    themes = [theme(1, "A name without end, " * 12)]
    before, after = [themes, cards(3)], [themes, cards(4)]
    assert pure("changes", CHANGES, [before, after])["whole"] is False


def test_a_group_that_nobody_named_is_called_by_a_whole_sentence(pure: Pure) -> None:
    called = theme(1, "“They asked twice, and they waited for the real answer until ten at night”")
    steps = [{"themes": [called | {"named_by_people": False}, theme(2)], "cards": cards(3)}]
    [plan] = pure("steady", PICTURES, {"steps": steps})
    assert plan["quote"]["size"] < plan["title"]["size"]
    assert plan["title"]["lines"] == 1


def test_a_sentence_that_would_be_cut_is_not_shown(pure: Pure) -> None:
    long = card(99, "word " * 120, "t1", kind="story", happened="word " * 120)
    steps = [{"themes": [theme(1)], "cards": [*cards(40), long]}]
    assert "c99" not in pure("steady", PICTURES, {"steps": steps})[0]["shown"][0]


def test_what_a_person_moves_flies_and_what_the_machine_moves_does_not(pure: Pure) -> None:
    themes = [theme(1), theme(2)]
    before = [*cards(4), *[card(at, "Text", "t2") for at in range(10, 14)]]
    by_hand = [before[0] | {"theme": "t2", "placed_by": "Ann"}, *before[1:]]
    by_machine = [before[0] | {"theme": "t2"}, *before[1:]]
    hand = pure("changes", CHANGES, [[themes, before], [themes, by_hand]])
    machine = pure("changes", CHANGES, [[themes, before], [themes, by_machine]])
    assert hand["flown"] == ["c0"]
    assert machine["flown"] == []
    assert "c0" in machine["arrived"]


def test_more_than_24_things_are_one_cross_fade(pure: Pure) -> None:
    themes = [theme(1), theme(2)]
    before = [card(at, "Text", "t1" if at < 60 else "t2") for at in range(120)]
    moved = [one | {"theme": "t2", "placed_by": "Ann"} for one in before[:25]] + before[25:]
    changes = pure("changes", CHANGES, [[themes, before], [themes, moved]])
    assert changes == {"whole": True, "flown": [], "arrived": [], "left": []}
