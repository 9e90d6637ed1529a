"""The whole main job in browsers: an organiser, three phones (one without script), desk, board."""

import io
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PROJECTOR, SLOW_MACHINE_MS, Hall
from tests.live import Server

pytestmark = pytest.mark.browser
expect.set_options(timeout=SLOW_MACHINE_MS)

STORY = "I sat with him, week after week, until he opened the door himself."
PRINCIPLES = ("Going at their pace", "Time to know the person", "Staff who feel valued")


def open_next(desk: Page, title: str) -> None:
    """Press Next, or the one main button, until this activity is the one that is on."""
    now = desk.locator("[aria-current=step]")
    following = desk.locator("button[aria-label^='Next: ']")
    for _press in range(7):
        before = str(now.text_content()) if now.count() else ""
        if title in before:
            return
        (following if following.count() else desk.locator(".now-box .main")).click()
        expect(now).to_have_count(1)
        expect(now).not_to_have_text(before)
    raise AssertionError(f"the desk never came to {title}")


def tell_story(phone: Page, words: str, consent: str) -> None:
    """The four steps of a story with a script."""
    phone.locator("#happened").fill(words)
    phone.get_by_role("button", name="Next").click()
    phone.locator("#condition-1").fill("Time to get to know him")
    phone.get_by_role("button", name="Next").click()
    phone.locator("#gem").fill("He opened the door himself.")
    phone.locator("#story-form").get_by_text(consent).click()
    phone.get_by_role("button", name="Next").click()


def test_an_organiser_makes_a_summit_and_downloads_what_three_phones_shared(
    organised: Callable[[], tuple[Page, Hall]],
) -> None:
    organiser, hall = organised()
    desk, board = hall.desk(), hall.board()
    open_next(desk, "Welcome")
    phones = [hall.phone("Mike"), hall.phone("Amina"), hall.phone("Gwen", script=False)]
    open_next(desk, "Interviews in pairs")

    tell_story(phones[0], STORY, "Quotable with my first name")
    phones[0].locator("#own").fill(PRINCIPLES[0])
    phones[0].get_by_role("button", name="Share with the room").click()
    expect(phones[0].get_by_role("heading", name="Thank you")).to_be_visible()
    expect(board.get_by_text("He opened the door himself.").first).to_be_visible()

    open_next(desk, "Principles")
    phones[1].locator("#own").fill(PRINCIPLES[1])
    phones[1].get_by_role("button", name="Share with the room").click()
    expect(phones[1].get_by_role("heading", name="Thank you")).to_be_visible()

    phones[2].reload()
    phones[2].locator("#own").fill(PRINCIPLES[2])
    phones[2].get_by_role("button", name="Share with the room").click()
    expect(board.get_by_text(PRINCIPLES[2]).first).to_be_visible()

    open_next(desk, "What we will build on")
    row = phones[0].locator("[data-option]", has_text=PRINCIPLES[2])
    row.get_by_role("button").last.click()
    phones[2].reload()
    phones[2].locator("[data-option]", has_text=PRINCIPLES[2]).locator("input").fill("2")
    phones[2].get_by_role("button", name="Done").click()
    expect(board.get_by_text("of 3 have voted")).to_be_visible()
    expect(desk.get_by_text("2 of 3").first).to_be_visible()

    main = desk.locator(".now-box .main")
    main.click()
    expect(main).to_have_text("Reveal")
    main.click()
    expect(board.get_by_text(PRINCIPLES[2]).first).to_be_visible()
    expect(phones[0].get_by_role("heading", name="What we will build on")).to_be_visible()

    _downloads_hold_the_words(organiser)


def _downloads_hold_the_words(organiser: Page) -> None:
    organiser.get_by_role("link", name="See the record").click()
    links = organiser.locator("a[href*='record.']")
    files = {}
    for index in range(links.count()):
        address = str(links.nth(index).evaluate("link => link.href"))
        answer = organiser.request.get(address)
        assert answer.ok, address
        files[address.rsplit("record.", 1)[1]] = answer.body()
    assert {"csv.zip", "xlsx", "json", "html"} <= files.keys()
    assert STORY.encode() in files["json"]
    assert b"Mike" in files["html"]
    with zipfile.ZipFile(io.BytesIO(files["csv.zip"])) as archive:
        assert any(STORY.encode() in archive.read(name) for name in archive.namelist())


def test_a_phone_that_loses_its_link_in_the_middle_of_a_story_loses_no_word(hall: Hall) -> None:
    desk, phone = hall.desk(), hall.phone("Mike")
    open_next(desk, "Interviews in pairs")
    phone.locator("#happened").fill("The first half")
    phone.context.set_offline(True)
    expect(phone.get_by_text("No connection.").first).to_be_visible()
    phone.locator("#happened").fill(STORY)
    expect(phone.get_by_text("Draft kept on this phone").first).to_be_visible()
    tell_story(phone, STORY, "Anonymised in the report")
    phone.locator("#own").fill(PRINCIPLES[0])
    phone.get_by_role("button", name="Share with the room").click()
    expect(phone.get_by_role("heading", name="Saved")).to_be_visible()
    phone.context.set_offline(False)
    expect(desk.get_by_text(PRINCIPLES[0]).first).to_be_visible()
    assert desk.get_by_text(PRINCIPLES[0], exact=True).count() >= 1


def test_a_reload_keeps_the_half_written_story(hall: Hall) -> None:
    desk, phone = hall.desk(), hall.phone("Mike")
    open_next(desk, "Interviews in pairs")
    phone.locator("#happened").fill("Half a story")
    expect(phone.get_by_text("Draft kept on this phone").first).to_be_visible()
    phone.reload()
    expect(phone.locator("#happened")).to_have_value("Half a story")


def test_what_is_withdrawn_on_the_phone_leaves_the_board(hall: Hall) -> None:
    desk, board, phone = hall.desk(), hall.board(), hall.phone("Amina")
    open_next(desk, "Principles")
    phone.locator("#own").fill("Something I take back")
    phone.get_by_role("button", name="Share with the room").click()
    expect(board.get_by_text("Something I take back").first).to_be_visible()
    phone.goto(f"{hall.server.url}/{hall.code}/mine")
    phone.get_by_role("button", name="Withdraw").first.click()
    phone.get_by_role("button", name="Withdraw", exact=True).last.click()
    shared = phone.get_by_role("list", name="What you shared")
    expect(shared.get_by_text("Withdrawn. It is gone.")).to_be_visible()
    expect(board.get_by_text("Something I take back")).to_have_count(0)


def test_a_code_typed_with_o_for_0_finds_the_room_and_an_unknown_one_says_so(hall: Hall) -> None:
    phone = hall.open(hall.server.url, {"width": 390, "height": 844})
    phone.get_by_label("Room code").fill("zzz zz9")
    phone.get_by_role("button", name="Join").click()
    expect(
        phone.get_by_text("We can’t find that room. Check the code on the screen")
    ).to_be_visible()
    expect(phone.get_by_label("Room code")).not_to_be_empty()
    typed = hall.code.replace("0", "o").replace("1", "l").lower()
    phone.get_by_label("Room code").fill(f"{typed[:3]} {typed[3:]}")
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("heading", name="Care at its best")).to_be_visible()


def test_the_board_comes_back_by_itself_without_an_error_page(
    own_server: Server, chromium: Browser
) -> None:
    made = own_server.summit()
    page = chromium.new_page(viewport=PROJECTOR)  # type: ignore[arg-type] # a plain dict
    page.goto(made["board_url"])
    page.locator("body[data-ready=true]").wait_for()
    own_server.stop()
    expect(page.get_by_text("Reconnecting…")).to_be_visible()
    expect(page.get_by_role("heading", name="Care at its best")).to_be_visible()
    own_server.start()
    expect(page.get_by_text("Reconnecting…")).to_be_hidden()
    page.close()


def test_the_list_page_tells_what_the_board_shows(hall: Hall) -> None:
    desk, phone = hall.desk(), hall.phone("Amina")
    open_next(desk, "Principles")
    phone.locator("#own").fill(PRINCIPLES[0])
    phone.get_by_role("button", name="Share with the room").click()
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    phone.goto(f"{hall.server.url}/{hall.code}/list")
    expect(phone.get_by_role("heading", name="The board as a list")).to_be_visible()
    expect(phone.get_by_role("listitem").filter(has_text=PRINCIPLES[0])).to_be_visible()
