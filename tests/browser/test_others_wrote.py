"""*Others wrote…* while somebody types on a phone, before a real server."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import SLOW_MACHINE_MS, Hall
from tests.live import connected, until

pytestmark = pytest.mark.browser
expect.set_options(timeout=SLOW_MACHINE_MS)

SAID = ("Time to listen", "Time to get to know the person", "A bed near home", "Tea first")
# Where the field and the button are in each frame, and how long after a key the list was drawn.
WATCH = """() => {
    const seen = window.seen = { places: new Set(), took: [] };
    let key = null;
    const top = id => Math.round(document.getElementById(id).getBoundingClientRect().top);
    const look = () => {
        seen.places.add(`${top('own')} ${top('principles-share')}`);
        requestAnimationFrame(look);
    };
    document.getElementById('own').addEventListener('input', () => { key = performance.now(); });
    new MutationObserver(() => { if (key) seen.took.push(performance.now() - key); key = null; })
        .observe(document.getElementById('chips'), { childList: true, subtree: true });
    look();
}"""


def asked_for_principles(hall: Hall) -> Callable[[], None]:
    """The hall is asked for principles; what lets another phone say SAID."""
    server, code = hall.server, hall.code
    key = hall.desk_url.rpartition("key=")[2]
    with connected(server, code, key, "desk") as desk:
        [step] = [one["id"] for one in desk.all("activity") if one["kind"] == "principles"]
        desk.do("activity.open", activity=step)

    def say() -> None:
        with connected(server, code, server.join(code)["token"], "phone") as other:
            for text in SAID:
                sent = {"activity": step, "kind": "principle", "text": text}
                assert other.do("contribution.add", **sent)["ok"]

    return say


def writing(hall: Hall) -> Page:
    """A phone on the principles' page, where another phone has said SAID."""
    asked_for_principles(hall)()
    phone = hall.phone("Mike")
    expect(phone.locator("#chips .chip")).to_have_count(len(SAID))
    phone.evaluate(WATCH)
    return phone


def taken_from(hall: Hall) -> list[str]:
    """The words that somebody took from another."""
    with closing(sqlite3.connect(hall.server.folder / "oasis.db")) as stored:
        found = stored.execute(
            """SELECT c.text FROM contribution_link l JOIN contribution c ON c.id = l.source
            JOIN summit s ON s.id = c.room WHERE l.kind = 'from' AND s.code = ?""",
            (hall.code,),
        )
        return [text for (text,) in found]


def test_what_others_wrote_is_found_while_typing_and_moves_nothing(hall: Hall) -> None:
    """Mutation: `.chips` without a height in phone.css: what stands below it moves."""
    asked: list[Request] = []
    phone = writing(hall)
    phone.on("request", lambda one: asked.append(one) if "/others?" in one.url else None)
    phone.locator("#own").press_sequentially("time to", delay=30)
    expect(phone.locator("#chips .chip").first).to_contain_text("Time to")
    expect(phone.locator("#say")).to_contain_text("Others wrote")
    phone.locator("#own").press_sequentially(" get to know", delay=30)
    chip = phone.locator("#chips .chip", has_text=SAID[1])
    expect(chip).to_be_visible()
    assert phone.evaluate("[...window.seen.places].length") == 1
    assert len(asked) < len("time to get to know")

    phone.locator("#own").fill("")
    chip.click()
    phone.get_by_role("button", name="Share with the room").click()
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    assert taken_from(hall) == [SAID[1]]


def test_what_others_write_appears_while_somebody_types_and_moves_nothing(hall: Hall) -> None:
    """Mutations: `#hearOfMore` in choices.js never called -> no list; `hidden` on `#others` until
    it has rows -> what stands below it moves.
    """
    others_say = asked_for_principles(hall)
    phone = hall.phone("Mike")
    expect(phone.locator("#chips")).to_have_text("What others write will appear here.")
    phone.evaluate(WATCH)
    phone.locator("#own").press_sequentially("time", delay=30)
    expect(phone.locator("#say")).to_have_text("Draft kept on this phone")
    others_say()
    expect(phone.locator("#chips .chip").first).to_contain_text("Time to")
    expect(phone.locator("#say")).to_contain_text("Others wrote")
    expect(phone.locator("#own")).to_be_focused()
    assert phone.evaluate("[...window.seen.places].length") == 1


@pytest.mark.soak
def test_what_others_wrote_is_there_within_300_milliseconds(hall: Hall) -> None:
    phone = writing(hall)
    for word in ("time", "bed near", "tea", "listen", "person") * 4:
        phone.locator("#own").fill("")
        phone.wait_for_timeout(600)
        before = phone.evaluate("window.seen.took.length")
        phone.locator("#own").press_sequentially(word, delay=40)
        more = f"window.seen.took.length > {before}"
        until(partial(phone.evaluate, more), "no list came")
    took = sorted(phone.evaluate("window.seen.took"))
    print([round(ms) for ms in took])
    assert took[int(0.95 * len(took))] <= 300
