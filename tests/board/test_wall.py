"""The board on the wall: what stands there, whole and readable, for eyes and for screen readers."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.board.hall import BOARD, DOTS, ROOM, WRITTEN, Hall, card
from tests.board.wall import ADDRESS, HOUSE, Wall

pytestmark = pytest.mark.browser

HALLS = (10, 60, 120, 300, 800, 2000)
VIEWS: dict[str, Any] = {
    "join": Hall(view={"view": "join"}),
    "themes": Hall(),
    "focus": Hall(view={"view": "focus", "theme": "t1"}),
    "spotlight": Hall(view={"view": "spotlight", "card": "c9"}),
    "vote": Hall(view={"view": "vote"}),
    "reveal": Hall(view={"view": "reveal"}).revealed(),
    "core": Hall(view={"view": "core"}),
    "blank": Hall(view={"view": "blank"}),
    "ended": Hall(view={"view": "ended"}),
}

CUT = """() => {
    const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1
        && a.bottom <= b.bottom + 1;
    const words = [...document.querySelectorAll('.card > span, .pool h2, .bar > span:first-child')];
    return words.filter(one => !inside(one.getBoundingClientRect(),
        one.parentElement.getBoundingClientRect())).map(one => one.textContent);
}"""
OVERLAPPING = """() => {
    const boxes = [...document.querySelectorAll('.card, .base, .pool header')].map(one => [one,
        one.getBoundingClientRect()]);
    const crossing = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1
        && b.top < a.bottom - 1;
    return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) => crossing(a, b))
        .map(([other]) => one.textContent + ' / ' + other.textContent));
}"""
UNDIRECTED = """() => [...document.querySelectorAll('#stage *')].filter(one => !one.closest('[dir]')
    && [...one.childNodes].some(node => node.nodeType === 3 && node.data.includes('§')))
    .map(one => one.outerHTML)"""


@pytest.mark.parametrize("contributions", HALLS)
def test_nothing_is_cut_and_nothing_overlaps(wall: Wall, contributions: int) -> None:
    wall.show(Hall(contributions))
    assert wall.page.evaluate(CUT) == []
    assert wall.page.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize("contributions", HALLS)
def test_every_contribution_is_one_dot(wall: Wall, contributions: int) -> None:
    hall = Hall(contributions)
    gathered = [one for one in hall.entries["card"] if one["theme"]]
    wall.show(hall)
    expect(wall.page.locator(".dots i")).to_have_count(len(gathered))
    shown = wall.page.locator(".pool .card").count()
    assert wall.page.locator(".dots i.shown, .card.new").count() == shown


def test_the_board_of_2000_contributions_stays_light(wall: Wall) -> None:
    wall.show(Hall(2000))
    assert wall.page.evaluate("document.querySelectorAll('*').length") < 2500


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1024, 768)])
def test_the_whole_board_fits_every_projector(wall: Wall, width: int, height: int) -> None:
    wall.page.set_viewport_size({"width": width, "height": height})
    wall.show(Hall(120))
    box = wall.page.locator("#stage").bounding_box()
    assert box
    assert box["x"] >= -1
    assert box["y"] >= -1
    assert box["width"] <= width + 1
    assert box["height"] <= height + 1
    assert wall.page.evaluate(CUT) == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_under_the_strict_policy(wall: Wall, view: str) -> None:
    wall.show(VIEWS[view])
    expect(wall.page.locator("#stage main#main")).to_have_count(1)
    expect(wall.page.locator("h1")).to_have_count(1)


def test_the_address_code_and_picture_stand_there_before_any_script(wall: Wall) -> None:
    wall.open()
    expect(wall.page.locator("#sent .big")).to_have_text("K7M-4PR")
    expect(wall.page.locator("#sent svg.qr")).to_be_visible()
    wall.show(VIEWS["join"])
    expect(wall.page.locator("#sent")).to_have_count(0)
    expect(wall.page.locator(".joinview .jn")).to_contain_text(
        "214 people are here. No app. No account."
    )
    box = wall.page.locator(".joinview svg.qr").bounding_box()
    assert box
    assert box["width"] == 900


def test_a_room_that_is_not_open_yet_says_so(wall: Wall) -> None:
    hall = Hall(view={"view": "join"})
    hall.entries["room"] = [ROOM | {"state": "planned", "counts": {}}]
    wall.show(hall)
    expect(wall.page.locator(".jn")).to_have_text("This room is not open yet.")


def test_the_board_is_light_unless_its_address_says_dark(wall: Wall) -> None:
    wall.page.emulate_media(color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    wall.show(VIEWS["themes"])
    assert wall.page.evaluate(paper) == "rgb(247, 248, 244)"
    Wall(wall.page).show(VIEWS["themes"], query="theme=dark")
    assert wall.page.evaluate(paper) == "rgb(14, 31, 31)"


def test_smaller_groups_are_one_line(wall: Wall) -> None:
    hall = Hall(120)
    for group in range(14):
        theme = {"id": f"s{group}", "name": "Small", "pool": None, "colour": 1, "order": group}
        hall.entries["theme"].append(theme | {"counts": {"cards": 3}})
        hall.entries["card"] += [card(500 + 3 * group + at, "One", f"s{group}") for at in range(3)]
    hall.entries["card"].pop()
    wall.show(hall)
    expect(wall.page.locator(".smaller")).to_have_text("14 smaller groups, 41 contributions")
    expect(wall.page.locator(".pool")).to_have_count(9)


def test_a_vote_shows_how_many_have_voted_and_no_ranking(wall: Wall) -> None:
    wall.show(VIEWS["vote"])
    expect(wall.page.locator(".voted")).to_have_text("137of 214 have voted")
    expect(wall.page.locator(".budget i")).to_have_count(5)
    expect(wall.page.locator(".bar")).to_have_count(0)


def test_the_result_is_bars_of_which_the_first_three_stand_out(wall: Wall) -> None:
    wall.show(VIEWS["reveal"])
    expect(wall.page.locator(".bar b")).to_have_text([str(n) for n in DOTS])
    expect(wall.page.locator(".bar.leading")).to_have_count(3)
    expect(wall.page.locator(".stats")).to_contain_text("203people voted")
    expect(wall.page.locator(".stats")).to_contain_text(f"{sum(DOTS)}dots placed")
    assert "137" not in wall.page.locator("#stage").inner_text()


def test_a_result_that_was_not_revealed_is_still_the_open_vote(wall: Wall) -> None:
    wall.show(Hall(view={"view": "reveal"}))
    expect(wall.page.locator(".voted")).to_be_visible()


def test_a_withdrawn_story_leaves_the_spotlight_at_once(wall: Wall) -> None:
    wall.show(VIEWS["spotlight"])
    expect(wall.page.locator("blockquote")).to_be_visible()
    wall.update({}, {"card": ["c9"]})
    expect(wall.page.locator("blockquote")).to_have_count(0)
    expect(wall.page.locator(".blank")).to_be_visible()


@pytest.mark.parametrize("credit", ["Mike", None])
def test_a_story_is_credited_only_as_its_teller_consented(wall: Wall, credit: str | None) -> None:
    hall = Hall(view={"view": "spotlight", "card": "c999"})
    gem = "You’ve only got to sit with him"
    hall.entries["card"].append(card(999, "", "t3", kind="story", gem=gem, credit=credit))
    wall.show(hall)
    expect(wall.page.locator("blockquote")).to_have_text(gem)
    expect(wall.page.locator(".meta p")).to_have_text(credit or "A story")
    expect(wall.page.locator(".from")).to_contain_text("Taking the time")


def test_a_way_of_voting_is_found_by_its_name_alone(wall: Wall) -> None:
    drawn = HOUSE / "tests" / "board" / "show_of_hands.js"
    wall.page.route(
        f"{ADDRESS}/static/src/board/ballots/show_of_hands.js",
        lambda route: route.fulfill(path=drawn, content_type="text/javascript"),
    )
    hall = Hall(view={"view": "reveal"}).revealed()
    for one in hall.entries["activity"]:
        one["settings"] = {"method": "show_of_hands"}
    wall.show(hall)
    expect(wall.page.locator("#main")).to_have_text("9 hands")


def test_a_new_room_code_brings_its_own_picture(wall: Wall) -> None:
    wall.show(VIEWS["join"])
    before = wall.page.locator("svg.qr").inner_html()
    wall.update({"room": [ROOM | {"code": "B2B2B2", "counts": {}}]})
    expect(wall.page.locator(".big")).to_have_text("B2B-2B2")
    expect(wall.page.locator("svg.qr")).to_be_visible()
    assert wall.page.locator("svg.qr").inner_html() != before


def test_a_screen_reader_hears_sections_lists_and_counts(wall: Wall) -> None:
    wall.show(VIEWS["themes"])
    tree = wall.page.locator("#stage").aria_snapshot()
    assert 'heading "What made this experience possible?" [level=1]' in tree
    for theme in WRITTEN[:9]:
        assert f'heading "{theme["name"]}" [level=2]' in tree
    assert "24 contributions" in tree
    assert wall.page.locator(".dots[aria-hidden=true]").count() == 9
    assert wall.page.get_by_role("listitem").count() == wall.page.locator(".card").count()


@pytest.mark.parametrize("view", ["themes", "focus", "spotlight", "reveal", "core", "join"])
def test_what_people_wrote_finds_its_own_direction(wall: Wall, view: str) -> None:
    hall = VIEWS[view]
    for kind, field in (("card", "text"), ("theme", "name"), ("option", "text"), ("room", "title")):
        for one in hall.entries[kind]:
            one[field] = f"§{one[field].lstrip('§')}"
    wall.show(hall)
    assert wall.page.evaluate(UNDIRECTED) == []


def test_a_lost_link_keeps_the_picture_and_says_so_quietly_after_five_seconds(wall: Wall) -> None:
    wall.page.clock.install()
    wall.show(VIEWS["themes"])
    wall.stop_the_clock()
    line = wall.page.locator("#link")
    wall.page.evaluate("server.link(false)")
    wall.wait(4900)
    expect(line).to_be_hidden()
    wall.wait(200)
    expect(line).to_have_text("Reconnecting…")
    expect(wall.page.locator(".pool")).to_have_count(9)
    wall.page.evaluate("server.link(true)")
    expect(line).to_be_hidden()


def test_arrivals_are_said_together_and_not_one_by_one(wall: Wall) -> None:
    wall.page.clock.install()
    wall.show(VIEWS["themes"])
    wall.stop_the_clock()
    said = wall.page.locator("#say")
    wall.update({"card": [card(900, "One more", "t1")]})
    wall.wait(100)
    expect(said).to_have_text("1 new")
    wall.update({"card": [card(901 + at, "And more", "t1") for at in range(12)]})
    wall.wait(5000)
    expect(said).to_have_text("1 new")
    wall.wait(11000)
    expect(said).to_have_text("12 new")


def test_just_in_stays_four_seconds_and_counts_what_it_skipped(wall: Wall) -> None:
    wall.page.clock.install()
    wall.show(VIEWS["themes"])
    wall.stop_the_clock()
    ticker = wall.page.locator(".ticker")
    wall.update({"card": [card(900, "The first", "t8")]})
    expect(ticker).to_contain_text("The first")
    expect(ticker.locator(".num")).to_have_text("8")
    wall.update({"card": [card(901 + at, f"Number {at}", None) for at in range(8)]})
    expect(ticker).to_contain_text("The first")
    wall.wait(4100)
    expect(ticker).to_contain_text("Number 7")
    expect(ticker).to_contain_text("+7 more")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((1, 1, 1), "1 principle · 1 story · 1 table"),
        ((1200, 0, 0), "1,200 principles · 0 stories · 0 tables"),
    ],
)
def test_a_theme_tells_what_it_is_made_of(
    wall: Wall, counts: tuple[int, int, int], words: str
) -> None:
    """Mutation: always the second form in made-of.js -> '1 stories'."""
    hall = Hall(view={"view": "focus", "theme": "t1"})
    made_of = dict(zip(("principles", "stories", "tables"), counts, strict=True))
    hall.entries["theme"][0]["counts"] = made_of | {"cards": 40}
    wall.show(hall)
    expect(wall.page.locator(".focus .kinds")).to_have_text(words)


def test_keys_ask_for_a_view_on_a_board_that_the_desk_opened(wall: Wall) -> None:
    wall.show(VIEWS["themes"], from_desk=True)
    for key in ("j", "Control+b", "x", "b"):
        wall.page.keyboard.press(key)
    assert [each["view"] for each in wall.asked("board.show")] == ["join", "blank"]


def test_keys_do_nothing_on_a_board_of_its_own(wall: Wall) -> None:
    wall.show(VIEWS["themes"])
    wall.page.keyboard.press("b")
    assert wall.asked("board.show") == []


def test_escape_goes_back_to_what_was_shown_before(wall: Wall) -> None:
    wall.show(VIEWS["focus"], from_desk=True)
    wall.update({"board": [BOARD | {"view": "join"}]})
    wall.page.keyboard.press("Escape")
    [asked] = wall.asked("board.show")
    assert (asked["view"], asked["theme"]) == ("focus", "t1")


def test_a_group_that_nobody_touched_looks_provisional_and_nothing_moves_when_one_does(
    wall: Wall,
) -> None:
    """Mutation: the border on the pool itself in board.css: the cards move by its width."""
    boxes = """() => [...document.querySelectorAll('.pool, .pool .card, .pool h2')]
        .map(one => JSON.stringify(one.getBoundingClientRect()))"""
    wall.show(VIEWS["themes"])
    provisional = wall.page.locator(".pool.provisional")
    expect(provisional).to_have_count(0)
    before = wall.page.evaluate(boxes)
    [theme] = [one for one in VIEWS["themes"].entries["theme"] if one["id"] == "t1"]
    wall.update({"theme": [theme | {"accepted": False}]})
    expect(provisional).to_have_count(1)
    expect(provisional).to_contain_text("Provisional")
    edge = provisional.evaluate(
        """one => { const { borderTopStyle, position } = getComputedStyle(one, '::after');
            return [borderTopStyle, position]; }"""
    )
    assert edge == ["dashed", "absolute"]  # positioned, and last: above the water
    assert wall.page.evaluate(boxes) == before
    wall.update({"theme": [theme]})
    expect(provisional).to_have_count(0)
    assert wall.page.evaluate(boxes) == before
