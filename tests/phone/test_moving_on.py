"""The room drives the phone, and never takes the pen out of someone's hand."""

from playwright.sync_api import BrowserContext, expect

from tests.phone.pocket import Network, Phone
from tests.phone.rooms import PROMPTS, Room, activity

MOVING = "The room is moving on. Finish and share, or keep it for later."


def test_a_phone_follows_from_one_question_to_the_next(phone: Phone) -> None:
    phone.enter(Room())
    expect(phone.page.locator("h1:visible")).to_have_text("You’re in")
    for opened, (kind, place) in enumerate(
        [
            ("topic", "topic"),
            ("interviews", "story"),
            ("principles", "principles"),
            ("questions", "write"),
            ("visions", "write"),
            ("break", "topic"),
        ],
        start=1,
    ):
        phone.follow(activity(kind, opened=opened))
        expect(phone.at(place)).to_be_visible()
        heading = phone.page.locator("h1:visible")
        expect(heading).to_be_focused()
        if place in {"write", "principles"}:
            expect(heading).to_have_text(PROMPTS[kind])
        expect(phone.page).to_have_title(f"{heading.inner_text()} · Oasis Live")


def test_the_activity_that_was_opened_last_is_shown(phone: Phone) -> None:
    phone.enter(Room(activity("interviews", opened=2), activity("commitments", opened=1)))
    expect(phone.at("story")).to_be_visible()


def test_nobody_is_taken_away_in_the_middle_of_a_sentence(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.write("happened", "Half a sentence")
    phone.follow(activity("principles", opened=2))
    expect(phone.page.locator("#moving")).to_contain_text(MOVING)
    expect(phone.at("story")).to_be_visible()
    expect(phone.page.locator("#happened")).to_have_value("Half a sentence")


def test_a_story_that_is_finished_late_still_goes_to_its_own_activity(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.write("happened", "Half a sentence")
    phone.follow(activity("principles", opened=2))
    phone.press("Finish and share")
    phone.tell_a_story("A whole sentence.")
    phone.press("Share with the room")
    expect(phone.at("principles")).to_be_visible()
    expect(phone.page.locator("#told")).to_contain_text("Your story has reached the room.")
    assert phone.line.stored[0]["activity"] == "interviews"


def test_who_goes_on_while_a_text_is_sent_writes_in_the_next_question(phone: Phone) -> None:
    """Mutation: *Keep it for later* only moves → fails: the form stays locked, and the answer
    to the first text empties it.
    """
    phone.enter(Room(activity("questions")))
    phone.write("text", "Who listens at night?")
    phone.line.silent = True
    phone.press("Share with the room")
    phone.follow(activity("visions", opened=2))
    phone.press("Keep it for later")
    phone.write("text", "Somebody always does")
    phone.line.speak()
    phone.wait(lambda: len(phone.line.stored) == 1)
    expect(phone.page.locator("#text")).to_have_value("Somebody always does")
    phone.press("Share with the room")
    expect(phone.at("sent")).to_be_visible()
    assert [one["activity"] for one in phone.line.stored] == ["questions", "visions"]


def test_what_is_kept_for_later_waits_as_a_draft_and_can_be_taken_up(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.write("happened", "Half a sentence")
    phone.follow(activity("principles", opened=2))
    phone.press("Keep it for later")
    expect(phone.at("principles")).to_be_visible()
    phone.write("own", "A principle of my own")
    phone.look_at_mine()
    expect(phone.page.locator("#mine-rows .state").first).to_have_text("Draft")
    phone.page.locator("#mine-rows li", has_text="Half a sentence").get_by_role("button").click()
    expect(phone.page.locator("#happened")).to_have_value("Half a sentence")
    expect(phone.at("story")).to_be_visible()


def test_one_form_for_two_questions_never_mixes_their_words(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.tell_a_story("I sat with him.", principle="Of the story")
    phone.follow(activity("principles", opened=2))
    phone.press("Keep it for later")
    expect(phone.page.locator("#own")).to_have_value("")
    phone.write("own", "On its own")
    phone.page.reload()
    expect(phone.page.locator("#own")).to_have_value("On its own")
    phone.press("Share with the room")
    expect(phone.at("sent")).to_be_visible()
    assert [one["text"] for one in phone.line.stored] == ["On its own"]


def test_done_for_now_waits_and_another_story_can_be_added(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.tell_a_story()
    phone.press("Share with the room")
    phone.press("I’m done for now")
    expect(phone.at("waiting")).to_be_visible()
    phone.page.reload()
    expect(phone.at("waiting")).to_be_visible()
    phone.press("Add another story")
    expect(phone.page.locator("#happened")).to_have_value("")


def test_the_back_button_goes_one_step_back_and_loses_nothing(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.write("happened", "I sat with him.")
    phone.press("Next")
    phone.write("condition-1", "Time")
    phone.page.go_back()
    expect(phone.at("story")).to_be_visible()
    phone.press("Next")
    expect(phone.page.locator("#condition-1")).to_have_value("Time")


def test_the_menu_leads_back_to_the_same_step(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.write("happened", "I sat with him.")
    phone.press("Next")
    phone.look_at_mine()
    expect(phone.at("mine")).to_be_visible()
    phone.page.get_by_role("link", name="Back").click()
    expect(phone.at("conditions")).to_be_visible()


def test_two_tabs_say_that_they_are_two(
    phone: Phone, pocket: BrowserContext, network: Network
) -> None:
    phone.enter(Room(activity("interviews")))
    other = Phone(pocket.new_page(), network).enter(network.room)
    for tab in (phone, other):
        expect(tab.page.locator("#told")).to_contain_text(
            "You have this room open in another tab. Both work; your dots are shared."
        )


def test_a_word_from_the_facilitator_is_shown_and_can_be_closed(phone: Phone) -> None:
    phone.enter(Room())
    phone.hear_room(announcement={"id": "1", "text": "Tea is ready in the hall."})
    note = phone.page.locator("#announcement")
    expect(note).to_contain_text("Tea is ready in the hall.")
    expect(phone.page.locator("#say")).to_have_text("Tea is ready in the hall.")
    note.get_by_role("button", name="Close").click()
    phone.hear_room(counts={})
    expect(note).to_be_hidden()


def test_the_end_is_said_with_thanks_and_clears_this_phone(phone: Phone) -> None:
    phone.enter(Room(activity("interviews")))
    phone.tell_a_story()
    phone.press("Share with the room")
    expect(phone.at("sent")).to_be_visible()
    phone.hear_room(state="ended")
    expect(phone.page.locator("h1:visible")).to_have_text("The summit has ended")
    expect(phone.page.locator("#ended-lead")).to_contain_text(
        "214 people shared 487 stories, conditions and principles."
    )
    phone.press("Clear them now")
    expect(phone.page.locator("#ended-status")).to_contain_text("Cleared.")
    assert phone.page.evaluate("Object.keys(localStorage)") == []


def test_somebody_who_was_removed_reads_why(phone: Phone) -> None:
    phone.enter(Room())
    phone.line.turned_away = {"code": "not_allowed", "message": "You are no longer in this room."}
    phone.line.cut()
    phone.go_online()
    expect(phone.page.locator("#link")).to_have_text("You are no longer in this room.")
