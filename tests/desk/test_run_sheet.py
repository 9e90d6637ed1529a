"""The run sheet, the room, the board's views, and who is here."""

import pytest
from playwright.sync_api import expect

from tests.board.hall import BOARD
from tests.desk.hall import room, run_sheet
from tests.desk.table import Table

pytestmark = pytest.mark.browser


def step(table: Table, title: str) -> None:
    """Open a step's menu."""
    table.page.locator(".agenda li", has_text=title).get_by_role("button").click()


def room_menu(table: Table, item: str) -> None:
    """Choose in the menu of the room."""
    table.page.get_by_label("The room: announce, freeze, hold, end").click()
    table.choose(item)


def test_the_sheet_says_what_is_done_now_and_next(table: Table) -> None:
    signs = table.page.locator(".agenda li").evaluate_all("all => all.map(one => one.className)")
    assert signs == ["done", "done", "now", "next", "later"]
    expect(table.page.locator("[aria-current=step]")).to_contain_text("Conditions of success")
    expect(table.page.locator(".time")).to_contain_text("07:4")


def test_time_left_is_counted_by_the_servers_clock(table: Table) -> None:
    table.publish(activity=[run_sheet()[2] | {"ends_at": "2031-05-31T13:20:01.000Z"}])
    expect(table.page.locator(".time")).to_contain_text("time is up")
    table.button("Add 1 minute").click()
    table.until("server.asked.some(one => one.type === 'activity.extend')")
    assert table.asked("activity.extend") == [{"activity": "a2", "minutes": 1}]


def test_closing_asks_nothing_and_can_be_taken_back(table: Table) -> None:
    table.button("Close writing").click()
    expect(table.page.locator(".toast")).to_contain_text("Closed.")
    expect(table.page.locator(".btn.main")).to_have_text("Open voting")
    table.button("Reopen").click()
    expect(table.page.locator(".btn.main")).to_have_text("Close writing")
    assert table.asked("activity.reopen") == [{"activity": "a2"}]


def test_what_can_no_longer_be_taken_back_is_not_offered(table: Table) -> None:
    table.button("Close writing").click()
    expect(table.page.locator(".toast")).to_contain_text("Closed.")
    table.button("Open voting").click()
    expect(table.page.locator(".toast")).to_have_count(0)


def test_next_closes_and_opens_in_one_press(table: Table) -> None:
    table.page.locator(".two .btn", has_text="Next").click()
    table.until("server.asked.some(one => one.type === 'activity.next')")
    assert table.asked("activity.next") == [{}]


def test_a_closed_vote_is_revealed_by_the_main_button(bare_table: Table) -> None:
    entries = room()
    sheet = run_sheet()
    sheet[2] |= {"state": "closed"}
    sheet[3] |= {"state": "closed", "opened_at": "2031-06-03T13:00:00.000Z", "voted": 137}
    table = bare_table.open(entries | {"activity": sheet})
    expect(table.page.locator(".agenda")).to_contain_text("137 of 214 have voted")
    table.button("Reveal", table.page.locator(".now-box")).click()
    table.until("server.asked.some(one => one.type === 'activity.reveal')")
    assert table.asked("activity.reveal") == [{"activity": "a3"}]


def test_a_refusal_stands_under_the_clock(table: Table) -> None:
    table.refuse("activity.close", "Somebody else just closed it.")
    table.button("Close writing").click()
    expect(table.page.locator(".now-box .note")).to_contain_text("Somebody else just closed it.")
    table.until("document.getElementById('shout').textContent")


def test_an_activity_is_added_behind_another_one(table: Table) -> None:
    step(table, "Vote")
    table.choose("Add an activity after it")
    dialog = table.page.locator("dialog")
    dialog.get_by_label("Kind of activity").select_option("vote")
    dialog.get_by_label("Title").fill("Second vote")
    dialog.get_by_label("Dots for each person").fill("3")
    table.button("Add").click()
    expect(dialog).not_to_be_visible()
    settings = {"minutes": 10, "dots": 3, "max": 2, "options_from": "principle"}
    assert table.asked("activity.add") == [
        {"kind": "vote", "title": "Second vote", "prompt": "", "settings": settings, "after": "a3"}
    ]


def test_an_activity_is_changed_moved_and_removed(table: Table) -> None:
    step(table, "Commitments")
    table.choose("Change")
    expect(table.page.get_by_label("Prompt")).to_have_value("Commitments?")
    table.page.get_by_label("Minutes").fill("15")
    table.button("Save").click()
    expect(table.page.locator("dialog")).not_to_be_visible()
    step(table, "Commitments")
    table.choose("Move up")
    table.until("server.asked.some(one => one.type === 'activity.move')")
    step(table, "Commitments")
    table.choose("Remove")
    expect(table.page.locator(".agenda li")).to_have_count(4)
    assert table.asked("activity.change") == [
        {
            "activity": "a4",
            "title": "Commitments",
            "prompt": "Commitments?",
            "settings": {"minutes": 15},
        }
    ]
    assert table.asked("activity.move") == [{"activity": "a4", "after": "a2"}]


def test_a_vote_of_another_kind_has_no_dots_and_keeps_what_it_is_about(bare_table: Table) -> None:
    sheet = run_sheet()
    sheet[3]["settings"] |= {"method": "hands", "options_from": "a1"}
    table = bare_table.open(room() | {"activity": sheet})
    step(table, "Vote")
    table.choose("Change")
    expect(table.page.get_by_label("What people vote on")).to_have_value("a1")
    expect(table.page.get_by_label("Dots for each person")).to_have_count(0)
    table.button("Save").click()
    expect(table.page.locator("dialog")).not_to_be_visible()
    settings = {"minutes": 10, "options_from": "a1"}
    assert [one["settings"] for one in table.asked("activity.change")] == [settings]


def test_a_title_is_asked_for_in_its_place(table: Table) -> None:
    table.page.get_by_label("Add an activity").click()
    table.page.get_by_label("Prompt").fill("What would help?")
    table.button("Add").click()
    expect(table.page.get_by_label("Title")).to_be_focused()
    expect(table.page.get_by_label("Prompt")).to_have_value("What would help?")
    assert table.asked("activity.add") == []


def test_the_room_is_opened_by_the_main_button(bare_table: Table) -> None:
    table = bare_table.open(room(state="planned"))
    table.button("Open the room").click()
    expect(table.page.locator(".btn.main")).to_have_text("Close writing")
    assert table.asked("room.open") == [{}]


def test_next_opens_the_first_activity_and_the_room_with_it(bare_table: Table) -> None:
    sheet = run_sheet()
    for one in sheet:
        one |= {"state": "planned", "opened_at": None, "ends_at": None}
    table = bare_table.open(room(state="planned") | {"activity": sheet})
    table.page.locator(".two .btn", has_text="Next").click()
    table.until("server.asked.some(one => one.type === 'activity.next')")


def test_ending_asks_first_and_is_reopened(table: Table) -> None:
    room_menu(table, "End summit")
    assert table.asked("room.end") == []
    table.button("End summit").click()
    expect(table.page.locator(".agenda")).to_contain_text("The summit has ended")
    table.button("Reopen").click()
    table.until("server.asked.some(one => one.type === 'room.reopen')")


def test_freeze_hold_and_announce_stand_where_they_are_seen(table: Table) -> None:
    room_menu(table, "Freeze")
    expect(table.page.locator(".now-box")).to_contain_text("Frozen: phones can’t write")
    room_menu(table, "Hold new cards")
    expect(table.page.get_by_role("button", name="To check")).to_be_visible()
    room_menu(table, "Announce")
    table.page.get_by_label("What every phone shows").fill("Tea is here")
    table.page.keyboard.press("Enter")
    expect(table.page.locator(".now-box")).to_contain_text("Tea is here")
    table.page.get_by_label("The room: announce, freeze, hold, end").click()
    frozen = table.page.locator("[role=menuitemcheckbox]", has_text="Freeze")
    expect(frozen).to_have_attribute("aria-checked", "true")


def test_a_new_code_asks_first_and_the_desk_moves_there(table: Table) -> None:
    room_menu(table, "New room code")
    table.button("Make a new code").click()
    table.page.wait_for_url("**/B2C3D4/desk")


@pytest.mark.parametrize("view", ["Join", "Vote", "Reveal", "Core", "Blank"])
def test_the_switch_chooses_what_the_board_shows(table: Table, view: str) -> None:
    switch = table.page.locator(".seg")
    expect(table.button("Themes", switch)).to_have_attribute("aria-pressed", "true")
    table.button(view, switch).click()
    expect(table.button(view, switch)).to_have_attribute("aria-pressed", "true")
    assert table.asked("board.show") == [{"view": view.lower()}]


def test_a_spotlight_without_a_card_says_where_to_press(table: Table) -> None:
    table.button("Spotlight", table.page.locator(".seg")).click()
    expect(table.page.locator("#top .note")).to_contain_text("Press Spotlight on a card")
    assert table.asked("board.show") == []


def test_big_text_keeps_what_the_board_shows(table: Table) -> None:
    table.publish(board=[BOARD | {"view": "focus", "theme": "t1", "page": 1}])
    table.page.get_by_label("More for the board").click()
    table.choose("Big text")
    table.until("server.asked.some(one => one.type === 'board.show')")
    assert table.asked("board.show") == [{"view": "focus", "theme": "t1", "page": 1, "big": True}]


def test_the_hall_check_computes_as_one_types(table: Table) -> None:
    table.page.get_by_label("More for the board").click()
    table.choose("Hall check")
    expect(table.page.locator("dialog")).to_contain_text("Cards can be read up to 12 metres.")
    table.page.get_by_label("How wide").fill("6")
    expect(table.page.locator("dialog")).to_contain_text("Cards can be read up to 18 metres.")


def test_who_is_here_is_listed_and_can_be_removed(table: Table) -> None:
    table.steer("server.beat(203)")
    pill = table.page.locator("button.pill")
    expect(pill).to_contain_text("203 of 214 here")
    pill.click()
    people = table.page.locator("dialog .people li")
    expect(people).to_have_count(5)
    expect(people.nth(2)).to_contain_text("No name given")
    table.page.get_by_label("Find somebody").fill("asha")
    expect(people).to_have_count(1)
    table.page.get_by_role("button", name="Remove Asha").click()
    expect(table.page.locator("dialog")).to_contain_text("What they shared stays")
    table.button("Remove").click()
    expect(people).to_have_count(4)
    assert table.asked("person.remove") == [{"id": "p1"}]
