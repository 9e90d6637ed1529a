"""What you shared: its state in words, to change, to withdraw."""

from playwright.sync_api import expect

from tests.phone.pocket import Phone
from tests.phone.rooms import Entry, Room, activity, story

PRINCIPLE: Entry = {
    "id": "p1",
    "kind": "principle",
    "activity": "principles",
    "state": "shown",
    "consent": None,
    "stories": ["s1"],
    "at": "2026-06-03T09:20:00.000Z",
    "text": "Taking the time",
}


def looking(phone: Phone, *mine: Entry, **fields: str) -> Phone:
    phone.enter(Room(activity("interviews"), **fields).with_mine(*mine), "/mine")
    expect(phone.at("mine")).to_be_visible()
    return phone


def test_the_newest_stands_first(phone: Phone) -> None:
    looking(phone, story(), PRINCIPLE)
    rows = phone.page.locator("#mine-rows li")
    expect(rows.first).to_contain_text("Taking the time")
    expect(rows.nth(1)).to_contain_text("In the room only")


def test_a_state_is_said_in_words(phone: Phone) -> None:
    said = {
        "shown": "On the board",
        "checking": "Being checked",
        "hidden": "Hidden",
        "withdrawn": "Withdrawn",
        "with_partner": "With your partner",
    }
    at = [f"2026-06-03T09:0{n}:00.000Z" for n in range(len(said))]
    written = [story(f"s{n}", state=state, at=at[-1 - n]) for n, state in enumerate(said)]
    looking(phone, *written)
    expect(phone.page.locator("#mine-rows .state")).to_have_text(list(said.values()))


def test_withdrawing_is_asked_about_in_place(phone: Phone) -> None:
    looking(phone, story())
    row = phone.page.locator("#mine-rows li")
    row.get_by_role("button", name="Withdraw").click()
    expect(row).to_contain_text("Withdraw takes it off the board and out of the report.")
    row.get_by_role("button", name="Keep it").click()
    assert phone.line.stored == []
    row.get_by_role("button", name="Withdraw").click()
    row.get_by_role("button", name="Withdraw", exact=True).click()
    expect(phone.page.locator("#say")).to_have_text("Withdrawn. It is gone.")
    assert phone.line.stored == [{"type": "contribution.withdraw", "id": "s1"}]
    phone.hear(mine=[{"id": "s1", "kind": "story", "state": "withdrawn", "at": story()["at"]}])
    expect(row).to_contain_text("Withdrawn. It is gone.")
    expect(row).not_to_contain_text("He pays")


def test_a_change_sends_only_what_changed(phone: Phone) -> None:
    looking(phone, story())
    phone.page.get_by_role("button", name="Change").click()
    phone.write("change-happened", "He pays with his own money every week.")
    phone.press("Save")
    expect(phone.at("mine")).to_be_visible()
    assert phone.line.stored == [
        {
            "type": "contribution.change",
            "id": "s1",
            "happened": "He pays with his own money every week.",
        }
    ]


def test_consent_is_changed_by_its_own_command(phone: Phone) -> None:
    looking(phone, story(consent="first_name"))
    phone.page.get_by_role("button", name="Change").click()
    phone.page.locator("#change-form").get_by_text("In the room only").click()
    phone.press("Save")
    expect(phone.at("mine")).to_be_visible()
    assert phone.line.stored == [{"type": "contribution.consent", "id": "s1", "consent": "room"}]


def test_after_the_end_only_consent_and_withdrawal_are_left(phone: Phone) -> None:
    looking(phone, story(), PRINCIPLE, state="ended")
    rows = phone.page.locator("#mine-rows li")
    assert rows.first.get_by_role("button").count() == 1
    rows.nth(1).get_by_role("button", name="Change").click()
    expect(phone.page.locator("#change-happened")).to_be_hidden()
    phone.page.locator("#change-form").get_by_text("Anonymised in the report").click()
    phone.press("Save")
    expect(phone.at("mine")).to_be_visible()
    assert phone.line.stored == [
        {"type": "contribution.consent", "id": "s1", "consent": "anonymous"}
    ]


def test_a_refused_change_keeps_its_words_and_says_why(phone: Phone) -> None:
    looking(phone, PRINCIPLE)
    phone.line.refusal = {"code": "conflict", "message": "This was changed on another phone"}
    phone.page.get_by_role("button", name="Change").click()
    phone.write("change-text", "Taking our time")
    phone.press("Save")
    expect(phone.page.locator("#change-e")).to_contain_text("This was changed on another phone")
    expect(phone.page.locator("#change-text")).to_have_value("Taking our time")


def test_a_change_of_what_another_device_withdrew_can_be_let_go_of(phone: Phone) -> None:
    """Mutation: no *Withdraw* for it → fails: the row and the bar about it stay for a day."""
    looking(phone, PRINCIPLE)
    row = phone.page.locator("#mine-rows li")
    row.get_by_role("button", name="Change").click()
    phone.write("change-text", "Taking the time that it takes")
    phone.line.silent = True
    phone.press("Save")
    phone.line.cut()
    phone.line.silent = False
    phone.line.refusal = {"code": "conflict", "message": "You have withdrawn this. It is gone."}
    phone.go_online()
    phone.page.reload()
    phone.look_at_mine()
    phone.hear(mine=[{**PRINCIPLE, "state": "withdrawn", "text": ""}])
    expect(row).to_contain_text("You have withdrawn this.")
    expect(row).to_contain_text("Taking the time that it takes")
    row.get_by_role("button", name="Withdraw").click()
    expect(row).to_contain_text("Withdrawn. It is gone.")
    expect(row.get_by_role("button")).to_have_count(0)


def test_what_waits_on_this_phone_is_listed_as_that(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.tell_a_story("I sat with him.")
    phone.line.silent = True
    phone.press("Share with the room")
    phone.line.cut()
    phone.look_at_mine()
    expect(phone.page.locator("#mine-rows .state")).to_have_text(
        "Waiting to send: safe on this phone"
    )


def test_both_codes_stand_at_the_end(phone: Phone) -> None:
    phone.network.given = {"recovery_code": "ABCD-EFGH"}
    looking(phone)
    phone.network.given = {}
    phone.page.reload()
    expect(phone.page.locator("#receipt")).to_have_text(
        "Keep this code to change your mind later: H4K2-9PQM"
    )
    expect(phone.page.locator("#recovery")).to_contain_text("ABCD-EFGH")


def test_about_you_is_sent_and_may_stay_empty(phone: Phone) -> None:
    looking(phone)
    phone.page.get_by_text("Menu", exact=True).click()
    phone.page.get_by_role("link", name="About you").click()
    phone.write("name", "Mike")
    phone.page.get_by_text("Family or unpaid carer").click()
    phone.press("Save")
    phone.wait(lambda: phone.line.stored != [])
    assert phone.line.stored == [
        {"type": "person.change", "name": "Mike", "table": "", "perspective": "carer"}
    ]
