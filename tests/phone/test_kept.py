"""What waits on the phone or was refused, as its person sees and hears it."""

from playwright.sync_api import BrowserContext, expect

from tests.phone.pocket import Network, Phone
from tests.phone.rooms import Room, activity, story

LATER_MS = 5000
RETRIES_MS = 60_000
CLOSED = {"code": "not_open", "message": "This activity is closed.", "field": "happened"}
HEARD = """() => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(document.getElementById('say').textContent))
        .observe(document.getElementById('say'), { childList: true });
}"""


def offline(phone: Phone) -> Phone:
    phone.page.clock.install()
    phone.enter(Room(activity("interviews")).with_mine(story()))
    phone.page.evaluate(HEARD)
    phone.line.cut()
    phone.page.clock.run_for(LATER_MS)
    return phone


def said(phone: Phone, words: str) -> int:
    heard: list[str] = phone.page.evaluate("window.heard")
    return sum(words in line for line in heard)


def test_it_is_said_once_that_words_are_safe_on_this_phone(phone: Phone) -> None:
    """Mutation: said at each of the outbox's `waiting` (phone/sent.js) -> said many times."""
    offline(phone).tell_a_story()
    phone.press("Share with the room")
    phone.page.clock.run_for(RETRIES_MS)
    assert said(phone, "Your story is safe on this phone.") == 1


def test_it_is_said_once_that_a_busy_room_is_tried_again(phone: Phone) -> None:
    """Mutation: `#status` that says its text each time (phone/sharing.js) -> said four times."""
    phone.page.clock.install()
    phone.enter(Room(activity("interviews"))).tell_a_story()
    phone.page.evaluate(HEARD)
    phone.line.refusal = {"code": "try_again", "message": "Busy", "retry_in": 1}
    phone.press("Share with the room")
    for tries in range(1, 5):
        phone.wait(lambda tries=tries: len(phone.line.asked) >= tries)  # type: ignore[misc] # each one
        phone.page.clock.run_for(1500)
    assert said(phone, "Something went wrong on our side.") == 1
    phone.line.refusal = None
    phone.page.clock.run_for(1500)
    expect(phone.at("sent")).to_be_visible()


def test_what_was_refused_later_is_told_and_can_be_corrected(phone: Phone) -> None:
    """Mutation: rows of what is new only (phone/mine_rows.js) -> the changed words are nowhere."""
    offline(phone).look_at_mine()
    row = phone.page.locator("#mine-rows li")
    row.get_by_role("button", name="Change").click()
    phone.write("change-happened", "He pays, and chooses.")
    phone.press("Save")
    phone.page.clock.run_for(LATER_MS)
    expect(row).to_contain_text("He pays, and chooses.")
    expect(row.locator(".state")).to_have_text("Waiting to send: safe on this phone")
    phone.line.refusal = CLOSED
    phone.go_online()
    phone.page.clock.run_for(LATER_MS)
    expect(row.locator(".state")).to_have_text("Not shared")
    expect(row.locator(".err")).to_contain_text("This activity is closed. Your words are kept.")
    bar = "1 item could not be shared. Its words are kept under “What you shared”."
    expect(phone.page.locator("#link")).to_have_text(bar)
    row.get_by_role("button", name="Change").click()
    expect(phone.page.locator("#change-happened")).to_have_value("He pays, and chooses.")
    expect(phone.page.locator("#link")).to_be_hidden()
    phone.line.refusal = None
    phone.press("Save")
    phone.wait(lambda: len(phone.line.stored) == 1)
    assert phone.line.stored[0]["happened"] == "He pays, and chooses."


def test_refused_words_never_take_the_place_of_those_being_written(phone: Phone) -> None:
    """Mutation: `restore` without `pen.holds` (phone/sharing.js) -> the second story is gone."""
    offline(phone).tell_a_story("The first story.")
    phone.press("Share with the room")
    phone.press("Add another story")
    phone.write("happened", "The second story")
    phone.line.refusal = CLOSED
    phone.go_online()
    phone.page.clock.run_for(LATER_MS)
    expect(phone.page.locator("#happened")).to_have_value("The second story")
    phone.look_at_mine()
    first = phone.page.locator("#mine-rows li", has_text="The first story.")
    first.get_by_role("button", name="Change").click()
    expect(phone.page.locator("#told")).to_contain_text("Share what you are writing first.")
    phone.page.get_by_role("link", name="Back").click()
    expect(phone.page.locator("#happened")).to_have_value("The second story")


def test_a_browser_that_keeps_nothing_says_so_calmly(phone: Phone) -> None:
    """Mutation: `lasting` that asks the storage only at the start (shared/shelf.js) -> "safe"."""
    full = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    phone.page.add_init_script(full)
    offline(phone).write("happened", "I sat with him.")
    phone.page.clock.run_for(LATER_MS)
    expect(phone.page.locator("#story-form .draft").first).to_have_text(
        "This browser cannot keep drafts. Please share before you close the page."
    )
    phone.tell_a_story()
    phone.press("Share with the room")
    expect(phone.page.locator("#sent h1")).to_have_text("Not sent yet")
    expect(phone.page.locator("#sent .lead")).to_have_text(
        "Please leave this page open. It will send when you are back online."
    )
    expect(phone.page.locator("#link")).to_have_text(
        "No connection. This browser cannot keep your words: please leave this page open."
    )
    phone.go_online()
    phone.page.clock.run_for(LATER_MS)
    expect(phone.page.locator("#sent h1")).to_have_text("Thank you")


def test_a_draft_is_the_same_in_two_tabs_until_both_write(
    phone: Phone, pocket: BrowserContext, network: Network
) -> None:
    """Mutation: without `#follow` (phone/pen.js) -> the second tab offers shared words again."""
    phone.enter(Room(activity("interviews")))
    phone.write("happened", "Half a sentence")
    expect(phone.page.locator("#story-form .draft").first).to_have_text("Draft kept on this phone")
    other = Phone(pocket.new_page(), network).enter(network.room)
    field = other.page.locator("#happened")
    expect(field).to_have_value("Half a sentence")
    phone.tell_a_story("A whole sentence.")
    expect(field).to_have_value("A whole sentence.")
    phone.press("Share with the room")
    expect(field).to_have_value("")
    field.evaluate("field => { field.value = 'Written at the same time'; }")
    phone.press("Add another story")
    phone.write("happened", "And this")
    other.page.wait_for_function("Object.values(localStorage).join().includes('And this')")
    expect(field).to_have_value("Written at the same time")


def test_R03_the_next_page_finds_the_words_of_a_phone_whose_clock_was_set(phone: Phone) -> None:
    """Mutation: no `pagehide` (phone/main.js) -> they look three days old to the next page."""
    offline(phone).tell_a_story()
    phone.press("Share with the room")
    young: bool = phone.page.evaluate("""() => {
        const real = Date.now, away = 3 * 24 * 60 * 60 * 1000;
        Date.now = () => real() + away;
        dispatchEvent(new Event('pagehide'));
        const items = Object.keys(localStorage).filter(key => key.includes(' out '));
        const written = items.map(key => JSON.parse(localStorage.getItem(key)).at);
        return written.length > 0 && written.every(at => Date.now() - at < 60 * 60 * 1000);
    }""")
    assert young
