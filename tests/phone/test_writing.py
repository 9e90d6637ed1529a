"""Writing on the phone: nothing that was typed is ever lost, and every mishap has its words."""

import pytest
from playwright.sync_api import expect

from tests.phone.pocket import Phone
from tests.phone.rooms import Room, activity

LATER_MS = 5000


def in_interviews(phone: Phone) -> Phone:
    phone.enter(Room(activity("interviews")))
    expect(phone.at("story")).to_be_visible()
    return phone


def test_a_story_and_its_principle_are_shared_in_four_steps(phone: Phone) -> None:
    in_interviews(phone).tell_a_story("I sat with him.", principle="Taking the time")
    phone.press("Share with the room")
    expect(phone.page.locator("#sent h1")).to_have_text("Thank you")
    expect(phone.page.locator("#sent .lead")).to_have_text("Your story has reached the room.")
    expect(phone.page.locator("#sent .t")).to_have_text(
        "It is being sorted and will join the board."
    )
    story, principle = phone.line.stored
    assert story == {
        "type": "contribution.add",
        "activity": "interviews",
        "kind": "story",
        "happened": "I sat with him.",
        "conditions": ["Time to get to know him"],
    }
    assert principle["stories"] == ["c1"]
    assert principle["text"] == "Taking the time"


def test_the_level_of_consent_goes_with_the_story_only_when_it_was_chosen(phone: Phone) -> None:
    in_interviews(phone)
    assert phone.page.locator("#story-form [name=consent]:checked").count() == 0
    phone.write("happened", "I sat with him.")
    phone.press("Next")
    phone.write("condition-1", "Time")
    phone.press("Next")
    phone.page.locator("#story-form").get_by_text("Quotable with my first name").click()
    phone.press("Next")
    phone.press("Share with the room")
    expect(phone.at("sent")).to_be_visible()
    assert phone.line.stored[0]["consent"] == "first_name"


def test_what_others_wrote_is_chosen_with_where_it_comes_from(phone: Phone) -> None:
    phone.enter(Room(activity("principles")))
    phone.press("Take the time it takes")
    phone.press("Be reliable")
    phone.press("People come first")
    expect(phone.page.locator("#shout")).to_have_text("You can choose two. Take one away first.")
    phone.press("Share with the room")
    expect(phone.at("sent")).to_be_visible()
    assert [(one["text"], one["from"]) for one in phone.line.stored] == [
        ("Take the time it takes", ["x2"]),
        ("Be reliable", ["x4"]),
    ]


@pytest.mark.parametrize(
    ("field", "words", "error"),
    [
        ("happened", "", "Write a few words about the story first"),
        ("happened", "é" * 40_000, "Shorten your story by 38,800 characters"),
        ("happened", "👩‍👩‍👧‍👦" * 1_201, "Shorten your story by 1 character"),
        ("happened", "b" + "\u0301" * 16_000, "Shorten your story by 6,401 characters"),
        ("condition-1", "", "Name at least one thing that made it possible"),
        ("condition-1", "x" * 203, "Shorten this by 3 characters"),
        ("gem", "x" * 141, "Shorten this by 1 character"),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_keeps_every_word(
    phone: Phone, field: str, words: str, error: str
) -> None:
    in_interviews(phone)
    for step, good in (("happened", "I sat with him."), ("condition-1", "Time"), ("gem", "")):
        phone.write(step, words if step == field else good)
        phone.press("Next")
        if step == field:
            break
    shown = phone.page.locator(f"#{field}")
    expect(shown).to_be_focused()
    expect(shown).to_have_attribute("aria-invalid", "true")
    expect(shown).to_have_value(words)
    box = str(shown.get_attribute("aria-describedby")).split()[0]
    expect(phone.page.locator(f"#{box}")).to_contain_text(error)
    expect(phone.page.locator("#shout")).to_have_text(f"Error: {error}")
    assert phone.line.stored == []


def test_R05_a_reload_in_the_middle_of_a_sentence_keeps_it(phone: Phone) -> None:
    in_interviews(phone)
    phone.write("happened", "Half a sen")
    expect(phone.page.locator("#story-form .draft").first).to_have_text("Draft kept on this phone")
    phone.page.reload()
    expect(phone.page.locator("#happened")).to_have_value("Half a sen")


def test_a_draft_is_announced_once(phone: Phone) -> None:
    in_interviews(phone)
    phone.write("happened", "Half")
    expect(phone.page.locator("#say")).to_have_text("Draft kept on this phone")
    phone.page.evaluate("document.getElementById('say').textContent = ''")
    phone.write("happened", "Half a sentence")
    phone.page.reload()
    expect(phone.page.locator("#happened")).to_have_value("Half a sentence")


def test_a_second_tap_shares_nothing_twice(phone: Phone) -> None:
    in_interviews(phone).tell_a_story()
    phone.line.silent = True
    share = phone.page.locator("#principles-share")
    share.click()
    expect(share).to_have_attribute("aria-busy", "true")
    expect(share).to_have_text("Sending")
    phone.page.evaluate("document.getElementById('principles-form').requestSubmit()")
    phone.line.speak()
    expect(phone.at("sent")).to_be_visible()
    assert len(phone.line.asked) == 1


def test_the_second_of_a_double_tap_does_not_leave_what_was_shared(phone: Phone) -> None:
    """Mutation: no `#settle` → fails: an empty form stands where the thanks should be read."""
    phone.page.clock.install()
    in_interviews(phone).tell_a_story()
    phone.page.clock.pause_at(phone.page.evaluate("Date.now() / 1000 + 1"))
    phone.press("Share with the room")
    expect(phone.at("sent")).to_be_visible()
    place = phone.page.locator("#sent-again").bounding_box()
    assert place
    tap = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    phone.page.mouse.click(*tap)
    expect(phone.at("sent")).to_be_visible()
    phone.page.clock.run_for(500)
    phone.page.mouse.click(*tap)
    expect(phone.at("sent")).to_be_hidden()


def test_nothing_is_written_or_kept_back_while_it_is_sent(phone: Phone) -> None:
    """Mutation: `lock` locks nothing → fails: added words are in no draft and in no outbox.
    Mutation: no rule for `[aria-busy=true]~.btn` → fails: what is shared seems to be kept back.
    """
    phone.enter(Room(activity("commitments")))
    phone.write("text", "I will sit down")
    phone.line.silent = True
    phone.press("Share my commitment")
    expect(phone.page.locator("#text")).to_have_attribute("readonly", "")
    expect(phone.page.get_by_role("button", name="Keep it to myself")).to_have_count(0)
    phone.page.keyboard.type(" and more")
    phone.hear_room(frozen=True)
    phone.hear_room(frozen=False)
    expect(phone.page.locator("#text")).to_have_attribute("readonly", "")
    phone.line.speak()
    expect(phone.at("sent")).to_be_visible()
    assert phone.line.stored[0]["text"] == "I will sit down"
    phone.press("Add another")
    expect(phone.page.locator("#text")).to_have_value("I will ")
    expect(phone.page.locator("#text")).to_be_editable()


def test_a_slow_answer_gets_a_word(phone: Phone) -> None:
    phone.page.clock.install()
    in_interviews(phone).tell_a_story()
    phone.line.silent = True
    phone.press("Share with the room")
    phone.page.clock.run_for(LATER_MS)
    expect(phone.page.locator("#principles-status")).to_have_text(
        "Still sending. You can keep this page open and wait."
    )
    phone.line.speak()
    expect(phone.at("sent")).to_be_visible()


def test_a_lost_link_keeps_the_story_on_the_phone_and_sends_it_when_it_is_back(
    phone: Phone,
) -> None:
    phone.page.clock.install()
    in_interviews(phone)
    phone.write("happened", "Half a sentence")
    phone.line.cut()
    phone.page.clock.run_for(LATER_MS)
    expect(phone.page.locator("#link")).to_have_text(
        "No connection. Keep writing. Your words stay on this phone."
    )
    phone.tell_a_story("Half a sentence and the rest.", principle="Time")
    phone.press("Share with the room")
    expect(phone.page.locator("#sent h1")).to_have_text("Saved")
    expect(phone.page.locator("#sent .lead")).to_have_text(
        "Your story is safe on this phone. It will send when you are back online."
    )
    expect(phone.page.locator("#sent .t")).to_have_text("Waiting to send: safe on this phone")
    expect(phone.page.locator("#link")).to_have_text(
        "No connection. 2 items are safe on this phone and will send on their own."
    )
    phone.go_online()
    phone.page.clock.run_for(LATER_MS)
    expect(phone.page.locator("#sent h1")).to_have_text("Thank you")
    expect(phone.page.locator("#link")).to_be_hidden()
    expect(phone.page.locator("#say")).to_have_text("All sent.")
    assert [one["kind"] for one in phone.line.stored] == ["story", "principle"]


def test_a_short_drop_of_the_link_stays_quiet(phone: Phone) -> None:
    phone.page.clock.install()
    in_interviews(phone)
    phone.line.cut()
    phone.page.clock.run_for(2500)
    phone.go_online()
    phone.page.clock.run_for(LATER_MS)
    expect(phone.page.locator("#link")).to_be_hidden()
    expect(phone.page.locator("#net")).to_have_text("Connected")


def test_a_reload_while_it_waits_sends_it_once(phone: Phone) -> None:
    in_interviews(phone).tell_a_story()
    phone.line.silent = True
    phone.press("Share with the room")
    sent = phone.line.asked[0]["cid"]
    phone.line.silent = False
    phone.page.reload()
    expect(phone.page.locator("#happened")).to_have_value("")
    phone.wait(lambda: len(phone.line.stored) == 1)
    assert {one["cid"] for one in phone.line.asked} == {sent}


def test_what_the_server_refuses_comes_back_to_its_place_with_the_reason(phone: Phone) -> None:
    in_interviews(phone).tell_a_story("I sat with him.", principle="Time")
    phone.line.refusal = {
        "code": "malformed",
        "message": "This text holds characters that can’t be shown.",
        "field": "happened",
    }
    phone.press("Share with the room")
    expect(phone.page.locator("#happened-e")).to_contain_text(
        "This could not be shared: This text holds characters that can’t be shown. "
        "Your words are kept. Change them and try again."
    )
    expect(phone.page.locator("#happened")).to_have_value("I sat with him.")
    expect(phone.page.locator("#happened")).to_be_focused()
    expect(phone.page.locator("#own")).to_have_value("Time")
    phone.line.refusal = None
    for _step in range(3):
        phone.press("Next")
    phone.press("Share with the room")
    expect(phone.at("sent")).to_be_visible()


def test_a_phone_that_is_faster_than_the_room_waits_and_loses_nothing(phone: Phone) -> None:
    in_interviews(phone).tell_a_story()
    phone.line.refusal = {"code": "too_fast", "message": "Too fast", "retry_in": 0.2}
    phone.press("Share with the room")
    expect(phone.page.locator("#principles-status")).to_have_text(
        "You are faster than the room. It will send in a moment."
    )
    phone.line.refusal = None
    expect(phone.at("sent")).to_be_visible()
    assert len({one["cid"] for one in phone.line.asked}) == 1


def test_a_pause_keeps_the_words_and_says_why(phone: Phone) -> None:
    in_interviews(phone)
    phone.write("happened", "Half a sentence")
    phone.hear_room(frozen=True)
    expect(phone.page.locator("#paused")).to_have_text(
        "The facilitator has paused the room. Your words are kept."
    )
    expect(phone.page.locator("#happened")).to_have_attribute("readonly", "")
    phone.page.locator("[data-on=story] .btn").click(force=True)
    expect(phone.at("story")).to_be_visible()
    phone.hear_room(frozen=False)
    expect(phone.page.locator("#paused")).to_be_hidden()
    expect(phone.page.locator("#happened")).to_be_editable()


def test_a_commitment_starts_with_i_will_and_that_alone_is_nothing(phone: Phone) -> None:
    phone.enter(Room(activity("commitments")))
    expect(phone.page.locator("#text")).to_have_value("I will ")
    phone.press("Share my commitment")
    expect(phone.page.locator("#text-e")).to_contain_text("Write a few words first")
    phone.write("text", "I will open handover with one thing the person loves")
    phone.page.fill("#by", "2026-06-12")
    phone.press("Share my commitment")
    expect(phone.at("sent")).to_be_visible()
    assert phone.line.stored[0]["kind"] == "commitment"
    assert phone.line.stored[0]["by"] == "2026-06-12"


def test_an_offer_is_shared_as_an_offer(phone: Phone) -> None:
    phone.enter(Room(activity("commitments")))
    phone.page.get_by_role("radio", name="I can offer").check()
    expect(phone.page.locator("#text")).to_have_value("")
    phone.write("text", "An hour a week")
    phone.press("Share with the room")
    expect(phone.page.locator("#sent .lead")).to_have_text("Your offer has reached the room.")
    assert phone.line.stored[0]["kind"] == "offer"
