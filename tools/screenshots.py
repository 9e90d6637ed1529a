"""`python -m tools.screenshots`: every screen of a summit, into docs/images/.

A server of its own, the simulated hall in it, and a desk that goes through the day. It takes about
five minutes: people in the hall think before they write.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests
import socketio
from playwright.sync_api import Browser, Page, sync_playwright

from oasis_live.kernel.held import Held
from tools.chromium import ARGUMENTS, path

HOME = Path(__file__).parent.parent
IMAGES = HOME / "docs" / "images"
PORT = 8790
URL = f"http://127.0.0.1:{PORT}"
PEOPLE = 24
PATIENCE_SECONDS = 240
PHONE, LAPTOP, PROJECTOR = (390, 844), (1366, 768), (1920, 1080)
STORY = "My nurse sat down, looked at me and said: tell me from the beginning. So I did."


class Desk:
    """A facilitator by the protocol."""

    def __init__(self, code: str, key: str) -> None:
        self.held = Held()
        self._client = socketio.Client()
        for event in ("hello", "changes"):
            self._client.on(event, self.held.take)
        auth = {"room": code, "token": key, "lens": "desk"}
        self._client.connect(URL, auth=auth, transports=["websocket"])

    def do(self, type: str, **fields: Any) -> dict[str, Any]:
        """One command."""
        packet = {"cid": secrets.token_hex(16), "type": type, **fields}
        answer: dict[str, Any] = self._client.call("do", packet, timeout=20)
        return answer

    def next(self, kind: str) -> str:
        """Open what follows until it is of this kind."""
        while True:
            activity: str = self.do("activity.next")["activity"]
            if self._kind_of(activity) == kind:
                return activity

    def _kind_of(self, activity: str) -> str:
        return str(wait_for(lambda: self.held.one("activity", activity))["kind"])

    def count(self, name: str) -> int:
        """How many people, stories, principles the room has."""
        room = self.held.one("room", "room")
        return int(room["counts"].get(name, 0)) if room else 0


class Camera:
    """Pages in a browser, and pictures of them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def open(self, url: str, size: tuple[int, int], *, dark: bool = False) -> Page:
        """A page in a browser of its own."""
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
        )
        page = context.new_page()
        page.goto(url)
        return page

    def take(self, page: Page, name: str) -> None:
        """A picture, once the page has come to rest."""
        page.wait_for_timeout(1500)
        page.screenshot(path=IMAGES / f"{name}.png")


def wait_for(found: Callable[[], Any]) -> Any:
    """What is found, as soon as it is."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while not (value := found()):
        if time.monotonic() > ends:
            raise TimeoutError
        time.sleep(0.2)
    return value


@contextmanager
def serving(folder: str) -> Iterator[dict[str, str]]:
    """A server with a summit and its simulated hall."""
    environment = os.environ | {"OASIS_DATA_DIR": folder, "OASIS_PORT": str(PORT)}

    def start(*arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, *arguments]
        return subprocess.Popen(command, cwd=HOME, env=environment, text=True)

    def run(*arguments: str) -> Any:
        command = [sys.executable, "app.py", *arguments, "--json"]
        done = subprocess.run(command, cwd=HOME, env=environment, capture_output=True, check=True)
        return json.loads(done.stdout)

    server = start("app.py", "serve")
    try:
        wait_for(_answers)
        made = run(
            "summit",
            "create",
            "--title",
            "People in relationship",
            "--template",
            "one-hour",
            "--open",
        )
        link = run("organiser", "create", "sam@example.org")["url"]
        hall = start("app.py", "rehearse", made["code"], "--people", str(PEOPLE))
        yield {**made, "organiser": link}
        hall.terminate()
    finally:
        server.terminate()


def _answers() -> bool:
    try:
        return requests.get(f"{URL}/healthz", timeout=2).ok
    except requests.ConnectionError:
        return False


def organiser(camera: Camera, link: str) -> None:
    """The organiser's way to a summit."""
    page = camera.open(link, LAPTOP)
    camera.take(page, "organiser-welcome")
    page.get_by_label("Your name").fill("Sam Hill")
    page.get_by_label("Choose a password").fill("three random words")
    page.get_by_role("button", name="Make my account").click()
    camera.take(page, "organiser-summits")
    page.get_by_role("link", name="New summit").first.click()
    camera.take(page, "organiser-new")
    page.goto(f"{URL}/organiser/")
    page.get_by_role("link", name="People in relationship").first.click()
    camera.take(page, "organiser-summit")
    page.get_by_role("link", name="Table cards").click()
    camera.take(page, "organiser-cards")
    page.go_back()
    page.get_by_role("link", name="See the record").click()
    camera.take(page, "organiser-record")


def write(camera: Camera, phone: Page) -> None:
    """A phone through the four steps of a story."""
    camera.take(phone, "phone-story")
    phone.get_by_role("button", name="Next").click()
    camera.take(phone, "phone-story-empty")
    phone.locator("#happened").fill(STORY)
    phone.context.set_offline(True)
    phone.get_by_text("No connection.").first.wait_for()
    camera.take(phone, "phone-offline")
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Next").click()
    phone.locator("#condition-1").fill("She sat down")
    camera.take(phone, "phone-conditions")
    phone.get_by_role("button", name="Next").click()
    phone.locator("#gem").fill("Tell me from the beginning.")
    phone.locator("#story-form").get_by_text("Anonymised in the report").click()
    camera.take(phone, "phone-gem")
    phone.get_by_role("button", name="Next").click()
    phone.locator("#own").fill("Sitting down to listen")
    camera.take(phone, "phone-principles")
    phone.get_by_role("button", name="Share with the room").click()
    phone.get_by_role("heading", name="Thank you").wait_for()
    camera.take(phone, "phone-sent")


def vote(camera: Camera, phone: Page) -> None:
    """A phone that places three dots."""
    for place in (0, 0, 2):
        phone.locator("#vote [data-option]").nth(place).get_by_role("button").last.click()
    camera.take(phone, "phone-vote")


def boards(camera: Camera, desk: Desk, board: Page) -> None:
    """The board's quiet views."""
    themes = sorted(desk.held.all("theme"), key=lambda one: -one["counts"]["cards"])
    stories = [one for one in desk.held.all("card") if one["kind"] == "story" and one["credit"]]
    views: dict[str, dict[str, Any]] = {
        "themes": {},
        "focus": {"theme": themes[0]["id"]},
        "spotlight": {"card": stories[0]["id"]},
        "core": {},
        "blank": {},
    }
    for view, fields in views.items():
        desk.do("board.show", view=view, **fields)
        camera.take(board, f"board-{view}")


def take_all(camera: Camera, made: dict[str, str]) -> None:
    """The day from the welcome to the end."""
    desk = Desk(made["code"], made["desk_key"])
    board = camera.open(made["board_url"], PROJECTOR)
    table = camera.open(made["desk_url"], LAPTOP)
    home = camera.open(URL, PHONE)
    camera.take(home, "phone-home")
    phone = camera.open(made["join_url"], PHONE)
    camera.take(phone, "phone-welcome")
    phone.locator("button:visible", has_text="Join").click()
    camera.take(phone, "phone-about")
    phone.locator("#name").fill("Zoë")
    phone.get_by_role("button", name="Go in").click()
    desk.next("welcome")
    camera.take(phone, "phone-waiting")
    wait_for(lambda: desk.count("people") > PEOPLE)
    camera.take(board, "board-join")
    desk.next("interviews")
    write(camera, phone)
    wait_for(lambda: desk.count("stories") > PEOPLE)
    desk.next("principles")
    wait_for(lambda: desk.count("principles") > 2 * PEOPLE)
    camera.take(table, "desk")
    boards(camera, desk, board)
    ballot = desk.next("vote")
    vote(camera, phone)
    wait_for(lambda: (desk.held.one("activity", ballot) or {}).get("voted", 0) > PEOPLE)
    camera.take(board, "board-vote")
    desk.do("activity.reveal", activity=ballot)
    camera.take(board, "board-reveal")
    camera.take(phone, "phone-reveal")
    desk.next("commitments")
    camera.take(phone, "phone-commitment")
    phone.goto(f"{made['join_url']}/mine")
    camera.take(phone, "phone-mine")
    organiser(camera, made["organiser"])
    listed = camera.open(f"{made['join_url']}/list", PHONE)
    camera.take(listed, "phone-list")
    desk.do("room.end")
    phone.goto(made["join_url"])
    camera.take(phone, "phone-ended")
    camera.take(board, "board-ended")


def main() -> None:
    """Take all pictures anew."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(folder) as made,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path(), args=ARGUMENTS)
        take_all(Camera(browser), made)
        browser.close()


if __name__ == "__main__":
    main()
