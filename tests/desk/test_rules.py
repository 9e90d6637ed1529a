"""What the desk decides by itself, asked without a page around it."""

from typing import Any

import pytest

from oasis_live.themes.rules.gathered import GATHERED
from tests.desk.conftest import Pure
from tests.desk.hall import STORY, desk_card, run_sheet, step, suggested, theme

pytestmark = pytest.mark.browser


def left(rows: list[dict[str, Any]]) -> list[str]:
    """Rows as text: what was taken away by others has a minus."""
    return [f"-{row['id']}" if row["left"] else row["id"] for row in rows]


def steady(
    pure: Pure, former: str, wanted: str, *, held: bool = True, acted: str = ""
) -> list[str]:
    """The rows of a list, given and wanted as words."""
    rows = [{"id": each, "left": False} for each in former.split()]
    source = """(rows, former, wanted, held, acted) =>
        rows.steadyRows(former, wanted, { held, acted: new Set(acted) })"""
    return left(pure("rows", source, rows, wanted.split(), held, acted.split()))


def names(pure: Pure, tray: str, cards: list[dict[str, Any]]) -> list[str]:
    """The ids of the cards in a list."""
    found: list[str] = pure(
        "trays", "(trays, tray, cards) => trays.cardsOf(tray, cards).map(c => c.id)", tray, cards
    )
    return found


def main(pure: Pure, state: str, *steps: dict[str, Any]) -> str:
    """The name of the act that is due."""
    source = "(steps, room, sheet) => steps.mainAct(room, sheet).name"
    name: str = pure("steps", source, {"state": state}, list(steps))
    return name


def test_a_card_waits_until_a_person_has_placed_it(pure: Pure) -> None:
    cards = [
        suggested(1, "The machine’s suggestion", "t1"),
        suggested(2, "Alone", None),
        desk_card(3, "Put back by a person", None),
        desk_card(4, "Placed", "t1"),
        desk_card(5, "A question is in no theme", None, kind="question"),
        suggested(6, "Hidden", "t1", state="hidden"),
    ]
    assert names(pure, "sort", cards) == ["c1", "c2", "c3"]
    assert names(pure, "theme t1", cards) == ["c1", "c4"]
    assert names(pure, "all", cards) == ["c1", "c2", "c3", "c4", "c5"]
    assert names(pure, "hidden", cards) == ["c6"]


def test_the_screens_and_the_room_gather_the_same_kinds(pure: Pure) -> None:
    source = "async () => [...(await import('/static/src/shared/gathered.js')).GATHERED].sort()"
    assert pure("trays", source) == sorted(kind.value for kind in GATHERED)


def test_what_waits_for_screening_is_in_no_other_list(pure: Pure) -> None:
    held = [suggested(1, "Not read yet", None, state="checking")]
    assert names(pure, "check", held) == ["c1"]
    assert names(pure, "sort", held) == names(pure, "all", held) == []


@pytest.mark.parametrize(
    ("find", "found"),
    [("SIAN", ["c1"]), ("kettle  sh", ["c2"]), ("own money", ["c3"]), ("zebra", [])],
)
def test_every_word_must_stand_somewhere_in_a_card(pure: Pure, find: str, found: list[str]) -> None:
    cards = [
        desk_card(1, "Siân heard me", None),
        desk_card(2, "Volunteers sharing one kettle", None),
        desk_card(3, "", None) | STORY,
    ]
    source = "(trays, cards, find) => trays.withWords(cards, find).map(c => c.id)"
    assert pure("trays", source, cards, find) == found


def test_new_cards_go_below_and_nothing_jumps_under_a_pointer(pure: Pure) -> None:
    assert steady(pure, "a b c", "new a b c") == ["a", "b", "c", "new"]
    assert steady(pure, "a b c", "a c") == ["a", "-b", "c"]
    assert steady(pure, "a b c", "new a c", held=False) == ["new", "a", "c"]


def test_a_card_of_ones_own_act_comes_and_goes_at_its_place(pure: Pure) -> None:
    assert steady(pure, "a b c", "a c", acted="b") == ["a", "c"]
    assert steady(pure, "a c", "a b c", acted="b") == ["a", "b", "c"]
    assert steady(pure, "b c", "a b c", acted="a") == ["a", "b", "c"]


def test_more_than_two_hundred_cards_are_drawn_in_portions(pure: Pure) -> None:
    source = """(rows, n, limit) => {
        const part = rows.portion(Array.from({ length: n }, (_each, id) => ({ id })), limit);
        return [part.rows.length, part.next, part.rest];
    }"""
    assert pure("rows", source, 200, 60) == [200, 0, 0]
    assert pure("rows", source, 201, 60) == [60, 60, 141]
    assert pure("rows", source, 201, 180) == [180, 21, 21]


def test_the_focus_goes_to_the_next_card_else_to_the_one_before(pure: Pure) -> None:
    source = """(rows, ids, id) =>
        rows.neighbour(ids.map(each => ({ id: each, left: each === 'gone' })), id)"""
    assert pure("rows", source, ["a", "gone", "b"], "a") == "b"
    assert pure("rows", source, ["a", "b"], "b") == "a"
    assert pure("rows", source, ["a"], "a") is None


def test_ones_own_act_is_drawn_before_the_server_has_answered(pure: Pure) -> None:
    source = """(ahead, acts) => {
        const [x, y] = [{ id: 'x' }, { id: 'y' }];
        const suggested = { id: 'a', theme: 'x', placed_by: null };
        const cards = [suggested, { id: 'b', theme: 'y', state: 'checking' }];
        return ahead.ahead({ cards, themes: [x, y] }, acts);
    }"""

    def after(type: str, **fields: Any) -> dict[str, Any]:
        picture: dict[str, Any] = pure("ahead", source, [{"type": type, "fields": fields}])
        return picture

    assert after("theme.place", card="a", theme="y")["cards"][0]["theme"] == "y"
    assert after("theme.accept", card="a", theme="x")["cards"][0]["placed_by"] is not None
    assert after("card.accept", ids=["b"])["cards"][1]["state"] == "shown"
    merged = after("theme.merge", **{"from": "x", "into": "y"})
    assert [one["theme"] for one in merged["cards"]] == ["y", "y"]
    assert merged["themes"] == [{"id": "y"}]
    assert [one["theme"] for one in after("theme.remove", theme="y")["cards"]] == ["x", None]
    assert after("theme.place", card="withdrawn meanwhile", theme="y")["cards"][0]["theme"] == "x"


def test_the_main_button_is_the_act_that_is_due(pure: Pure) -> None:
    welcome, stories = (
        step(0, "welcome", "Welcome", "open"),
        step(1, "interviews", "Stories", "planned"),
    )
    assert main(pure, "planned", welcome, stories) == "open_room"
    assert main(pure, "ended", welcome, stories) == "reopen_room"
    assert main(pure, "open", welcome, stories) == "open_next"
    assert main(pure, "open", *run_sheet()) == "close_writing"
    assert main(pure, "open", step(1, "interviews", "Stories", "closed")) == "end_room"


def test_a_vote_is_opened_closed_and_revealed_in_turn(pure: Pure) -> None:
    done, last = (
        step(0, "principles", "Principles", "closed"),
        step(2, "commitments", "Commitments", "planned"),
    )
    due = [
        main(pure, "open", done, step(1, "vote", "Vote", state), last)
        for state in ("planned", "open", "closed", "revealed")
    ]
    assert due == ["open_voting", "close_voting", "reveal", "open_next"]


def test_steps_are_done_now_next_and_later(pure: Pure) -> None:
    signs = pure("steps", "(steps, sheet) => steps.stepsOf(sheet).map(s => s.sign)", run_sheet())
    assert signs == ["done", "done", "now", "next", ""]


def test_a_step_goes_up_or_down_by_naming_the_one_before_it(pure: Pure) -> None:
    source = "(steps, id, by) => steps.afterOf(['a', 'b', 'c'].map(id => ({ id })), id, by)"
    assert pure("steps", source, "b", -1) is None
    assert pure("steps", source, "c", -1) == "a"
    assert pure("steps", source, "a", 1) == "b"


def test_a_step_that_was_opened_cannot_be_removed(pure: Pure) -> None:
    source = "(steps, step) => steps.stepActs(step, { first: false, last: false })"
    assert "remove" in pure("steps", source, step(1, "break", "Break", "planned"))
    assert "remove" not in pure("steps", source, step(1, "break", "Break", "closed"))


def test_themes_stand_in_the_places_that_they_have_on_the_board(pure: Pure) -> None:
    themes = [theme(2), theme(0), theme(5, pool=None, id="small")]
    cards = [desk_card(1, "One", "t1"), suggested(2, "Two", "t1"), desk_card(3, "Three", "small")]
    source = """(places, themes, cards) => {
        const { places: all, smaller } = places.placesOf(themes, cards);
        const line = each => each
            && [each.theme.id, each.cards.length, each.offered.length, each.level];
        return [all.map(line), smaller.map(line)];
    }"""
    first, small = ["t1", 2, 1, 0.06 + 0.8], ["small", 1, 0, 0.06 + 0.8 / 2]
    assert pure("places", source, themes, cards) == [
        [pytest.approx(first), None, ["t3", 0, 0, 0.06]],
        [pytest.approx(small)],
    ]


def test_letters_and_digits_can_be_switched_off_but_not_enter_and_arrows(pure: Pure) -> None:
    source = """(keys, key, onCard, singleKeys) =>
        (keys.meaningOf(key, { onCard, singleKeys }) || {}).what || ''"""

    def meaning(key: str, *, on_card: bool = True, single: bool = True) -> str:
        what: str = pure("keys", source, key, on_card, single)
        return what

    assert [meaning(key) for key in ("4", "m", "Z", "Enter", "ArrowUp", "0", "x")] == [
        "move",
        "menu",
        "undo",
        "accept",
        "walk",
        "",
        "",
    ]
    assert [meaning(key, single=False) for key in ("4", "m", "z", "Enter", "ArrowDown")] == [
        "",
        "",
        "",
        "accept",
        "walk",
    ]
    assert [meaning(key, on_card=False) for key in ("4", "m", "z", "Enter")] == ["", "", "undo", ""]


def test_cards_that_say_the_same_are_offered_first(pure: Pure) -> None:
    card = desk_card(0, "Time to get to know him", None)
    others = [
        desk_card(1, "Sunday roast for two", None),
        desk_card(2, "Time to get to know her", None),
        desk_card(3, "It took time to know him", None),
        desk_card(4, "Time to get to know him", None, kind="question"),
    ]
    source = "(alike, card, cards) => alike.alike(card, cards).map(c => c.id)"
    assert pure("alike", source, card, [card, *others]) == ["c2", "c3", "c1"]


def test_the_hall_check_says_how_far_the_board_can_be_read(pure: Pure) -> None:
    source = "(reach, width) => reach.reachOf(width)"
    assert pure("reach", source, 4)["cards"] == 12
    assert pure("reach", source, 6)["cards"] == 18
    assert pure("reach", source, 0) is None


def test_a_desk_tells_what_others_made_of_its_moves_and_nothing_else(pure: Pure) -> None:
    """Fails when a merge or this desk's unanswered act counts as another's. Mutation: without
    `isPlaced` -> what another has taken back slips away without a word.
    """
    source = """(overtaken, cards, told = []) => {
        const put = theme => ({ theme, seq: 5, told: new Set(told) });
        const unheard = { ...put('t1'), seq: 9 };
        const mine = { c1: put('t1'), c2: put('t1'), c3: unheard, c4: put('gone') };
        const facts = { cards, themes: [{ id: 't1' }, { id: 't2' }] };
        const { news, over } = overtaken.overtaken(new Map(Object.entries(mine)), facts, 6);
        return [news.map(({ card, what, by, theme }) => [card.id, what, by, theme]), over];
    }"""
    wish = {"name": "Lee", "theme": "t2"}
    others = [desk_card(3, "", "t2"), desk_card(4, "", "t2")]
    moved = [desk_card(1, "", "t2", placed_by="Lee"), suggested(2, "", "t2")]
    assert pure("overtaken", source, [*moved, *others]) == [
        [["c1", "moved_on", "Lee", "t2"], ["c2", "taken_back", None, "t2"]],
        ["c1", "c2", "c4"],
    ]
    back = [suggested(1, "", "t1"), suggested(2, "", None)]
    assert pure("overtaken", source, [*back, *others]) == [
        [["c1", "taken_back", None, "t1"], ["c2", "taken_back", None, None]],
        ["c1", "c2", "c4"],
    ]
    wanted = [desk_card(at, "", "t1", wanted=wish) for at in (1, 2)]
    assert pure("overtaken", source, [*wanted, *others], ["c2 Lee t2"]) == [
        [["c1", "wanted", "Lee", "t2"]],
        ["c4"],
    ]


def test_an_offer_whose_theme_has_gone_is_no_offer(pure: Pure) -> None:
    mine = theme(0, offers=[{"kind": "merge", "theme": "t2"}, {"kind": "merge", "theme": "gone"}])
    source = "(offers, mine, all) => offers.offersFor(mine, all).map(o => o.into.id)"
    assert pure("offers", source, mine, {"themes": [mine, theme(1)], "cards": []}) == ["t2"]
