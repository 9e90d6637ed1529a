"""Voting by dots on the phone."""

from playwright.sync_api import BrowserContext, expect

from oasis_live.ballots.rules.options import own_order
from tests.phone.conftest import Pure
from tests.phone.pocket import Network, Phone
from tests.phone.rooms import Room, activity

TOPS = "[...document.querySelectorAll('#vote li')].map(row => row.getBoundingClientRect().top)"
IDS = "[...document.querySelectorAll('#vote li')].map(row => row.dataset.option)"


def voting(phone: Phone) -> Phone:
    phone.enter(Room(activity("vote")).with_options())
    phone.page.locator("#vote .plus").first.wait_for()
    return phone


def add(phone: Phone, option: str, times: int = 1) -> None:
    for _time in range(times):
        phone.page.locator(f"[data-option={option}] .plus").click(force=True)


def test_each_press_saves_the_whole_ballot(phone: Phone) -> None:
    voting(phone)
    add(phone, "o1", 2)
    add(phone, "o3")
    phone.wait(lambda: phone.line.stored[-1:] != [] and "o3" in phone.line.stored[-1]["choices"])
    assert phone.line.stored[-1]["choices"] == {"o1": 2, "o3": 1}
    expect(phone.page.locator("#dock p")).to_have_text("2 dots left")


def test_no_row_moves_under_the_thumb(phone: Phone) -> None:
    before = voting(phone).page.evaluate(TOPS)
    add(phone, "o3", 2)
    add(phone, "o0")
    assert phone.page.evaluate(TOPS) == before


def test_a_sixth_dot_is_refused_with_words(phone: Phone) -> None:
    voting(phone)
    for option, times in (("o0", 2), ("o1", 2), ("o2", 1)):
        add(phone, option, times)
    expect(phone.page.locator("#dock p")).to_have_text("All dots placed")
    add(phone, "o4")
    expect(phone.page.locator("#shout")).to_have_text(
        "All five dots are placed. Take one away to move it."
    )
    assert phone.page.locator("[data-option=o4] .who i").count() == 0


def test_a_third_dot_on_one_principle_is_refused_with_words(phone: Phone) -> None:
    voting(phone)
    add(phone, "o0", 3)
    expect(phone.page.locator("#shout")).to_have_text("At most two dots on one principle.")


def test_a_screen_reader_hears_what_a_press_did(phone: Phone) -> None:
    voting(phone)
    add(phone, "o4")
    expect(phone.page.locator("#say")).to_have_text("Be reliable: 1 dot. 4 dots left.")


def test_the_order_stays_over_a_reload(phone: Phone) -> None:
    before = voting(phone).page.evaluate(IDS)
    add(phone, before[2])
    phone.page.reload()
    phone.page.locator("#vote .plus").first.wait_for()
    assert phone.page.evaluate(IDS) == before


def test_page_and_script_put_the_options_in_the_same_order_for_each_person(pure: Pure) -> None:
    ids = ["01a", "01b", "01c", "01d", "01é"]
    people = [f"P{n}" for n in range(8)]
    orders = pure(
        "phone/order",
        """(module, [people, ids]) => people.map(person =>
            module.ordered(ids.map(id => ({id})), person).map(one => one.id))""",
        [people, ids],
    )
    assert orders == [own_order(person, ids) for person in people]
    assert len({tuple(order) for order in orders}) > 4


def test_the_last_press_wins_when_the_link_comes_back(phone: Phone) -> None:
    voting(phone)
    add(phone, "o0")
    phone.line.cut()
    add(phone, "o1")
    add(phone, "o2")
    phone.go_online()
    phone.wait(lambda: "o2" in phone.line.stored[-1]["choices"])
    assert phone.line.stored[-1]["choices"] == {"o0": 1, "o1": 1, "o2": 1}


def test_a_ballot_that_came_too_late_shows_what_counts(phone: Phone) -> None:
    voting(phone)
    phone.line.refusal = {
        "code": "not_open",
        "message": "Voting has closed. Your dots are counted.",
    }
    add(phone, "o0")
    expect(phone.page.locator("#vote-status")).to_have_text(
        "Voting has closed. Your dots are counted."
    )
    expect(phone.page.locator("#dock p")).to_have_text("5 dots left")


def test_dots_are_the_same_in_two_tabs(
    phone: Phone, pocket: BrowserContext, network: Network
) -> None:
    voting(phone)
    other = Phone(pocket.new_page(), network).enter(network.room)
    add(phone, "o0")
    phone.hear(mine=[{"id": "vote", "kind": "ballot", "choices": {"o0": 1}}])
    expect(other.page.locator("#dock p")).to_have_text("4 dots left")


def test_done_does_not_lock(phone: Phone) -> None:
    voting(phone)
    add(phone, "o0")
    phone.press("Done")
    expect(phone.at("waiting")).to_be_visible()
    phone.press("Change my vote")
    expect(phone.page.locator("#dock p")).to_have_text("4 dots left")


def test_a_closed_vote_says_so(phone: Phone) -> None:
    voting(phone)
    phone.follow()
    expect(phone.page.locator("h1:visible")).to_have_text("Voting has closed.")
    expect(phone.page.locator("main")).to_contain_text("Your dots are counted.")


def test_the_result_shows_the_strongest_first_and_ones_own_in_yellow(phone: Phone) -> None:
    revealed = activity("vote", state="revealed") | {"voted": 203}
    phone.enter(Room(revealed).with_result({"o2": 2}))
    expect(phone.page.locator("h1:visible")).to_have_text("What we will build on")
    expect(phone.page.locator("#reveal-lead")).to_have_text(
        "203 people placed 691 dots. Yours are in yellow."
    )
    rows = phone.page.locator("#result li")
    expect(rows.first).to_contain_text("People come first")
    expect(rows.nth(2).locator(".mine")).to_contain_text("your dots")
    assert rows.nth(2).locator(".mine i").count() == 2


def test_no_count_is_on_the_page_before_the_reveal(phone: Phone) -> None:
    voting(phone)
    assert phone.page.locator("#result li").count() == 0
