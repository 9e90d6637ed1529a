"""A phone in somebody's pocket: the real page in a browser, in a room whose server the test plays.

Only the network is played: the page, its style and its built scripts are those of the house.
"""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Route

from tests.phone.line import Line
from tests.phone.pages import STATIC, Assets, code_page, join_page, line_page, phone_page
from tests.phone.rooms import CODE, PRINCIPLES, Entry, Room

ADDRESS = "http://phone.test"
NOW = "2026-06-03T10:00:00.000Z"
_OWN = STATIC.parent / "tests/phone"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


class Network:
    """What a phone reaches: the pages of one room, its files, and the line to its server."""

    def __init__(self, room: Room | None = None) -> None:
        self.room = room or Room()
        self.seq = 1
        self.line = Line(lambda: self.update(0, self.room.entries))
        self.posted: list[str] = []
        self.told_to_wait = 0  # how often somebody who joins hears that it is not their turn
        self.given: dict[str, Any] = {}  # what the server hands to the page besides

    def serve(self, to: Page | BrowserContext) -> None:
        """Be the network of this page or phone."""
        to.route(f"{ADDRESS}/**", self._answer)
        to.route_web_socket("**/socket.io/**", self.line.take)

    def update(self, since: int, put: dict[str, list[Entry]]) -> Entry:
        """What changed since a number."""
        self.seq += 1
        return {"since": since, "seq": self.seq, "now": NOW, "put": put, "drop": {}}

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS).partition("?")[0]
        if path.startswith("/socket.io"):
            route.abort()  # only the WebSocket is played
        elif path.endswith("/join") and self.told_to_wait:
            self.told_to_wait -= 1
            self._let_wait(route)
        elif path.endswith("/join") and route.request.method == "GET":
            route.fulfill(status=303, headers={"Location": f"/{CODE}"})
        elif route.request.method == "POST":
            self.posted.append(route.request.post_data or "")
            route.fulfill(status=303, headers={"Location": f"/{CODE}"})
        elif path == "/healthz":
            route.fulfill(body="alive\n", content_type="text/plain")
        elif path.startswith("/api/"):
            rows = [{"id": f"x{at}", "text": text} for at, text in enumerate(PRINCIPLES)]
            found = [] if "kind=story" in route.request.url else rows
            route.fulfill(body=json.dumps(found), content_type="application/json")
        elif path.startswith(("/static/", "/tests/")):
            folder = STATIC if path.startswith("/static/") else _OWN
            file = folder / path.split("/", 2)[2]
            route.fulfill(body=file.read_bytes(), content_type=_KINDS[file.suffix])
        else:
            route.fulfill(body=self._page(path), content_type="text/html", headers=_POLICY)

    def _let_wait(self, route: Route) -> None:
        if route.request.method == "POST":
            self.posted.append(route.request.post_data or "")
        headers = {**_POLICY, "Retry-After": "1"}
        page = line_page(wait=1)
        route.fulfill(status=429, body=page, content_type="text/html", headers=headers)

    def _page(self, path: str) -> str:
        if path == "/blank":
            return "<!doctype html><title>Blank</title>"
        if path == "/":
            return code_page()
        if path.endswith("/welcome"):
            return join_page(self.room, **self.given)
        place = "mine" if path.endswith("/mine") else ""
        return phone_page(self.room, place=place, **self.given)


class Phone:
    """One tab of one phone."""

    def __init__(self, page: Page, network: Network) -> None:
        self.page, self.network, self.line = page, network, network.line
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._hear(line.type, line.text))

    def _hear(self, kind: str, text: str) -> None:
        # A browser says by itself that a network is gone, and that it was told to wait.
        known = ("ERR_FAILED", "WebSocket", "status of 429")
        if kind == "error" and not any(words in text for words in known):
            self.complaints.append(text)

    @property
    def room(self) -> Room:
        """What this phone may see."""
        return self.network.room

    def enter(self, room: Room, path: str = "") -> "Phone":
        """Open the page in this room, connected."""
        self.network.room = room
        self.page.goto(f"{ADDRESS}/{CODE}{path}")
        self.page.locator(".net:has-text('Connected')").wait_for()
        return self

    def open(self, path: str) -> "Phone":
        """A page that has no line."""
        self.page.goto(f"{ADDRESS}{path}")
        self.page.wait_for_selector("body.live")
        return self

    def go_online(self) -> None:
        """The network is there again; the browser says so."""
        self.line.reachable = True
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def hear(self, **put: list[Entry]) -> None:
        """The room changed; what is put is seen after a reload too."""
        for kind, entries in put.items():
            ids = {one["id"] for one in entries}
            rest = [one for one in self.room.entries[kind] if one["id"] not in ids]
            self.room.entries[kind] = [*rest, *entries]
        self.line.say("changes", self.network.update(self.network.seq, put))

    def hear_room(self, **fields: Any) -> None:
        """Something about the room itself changed."""
        self.hear(room=[self.room.entries["room"][0] | fields])

    def follow(self, *activities: Entry) -> None:
        """The facilitator closes what is open and goes on."""
        closed = [one | {"state": "closed"} for one in self.room.entries["activity"]]
        self.hear(activity=[*closed, *activities])

    def at(self, place: str) -> Locator:
        """The page while it shows this place."""
        return self.page.locator(f"body[data-place={place}]")

    def press(self, name: str) -> None:
        """A button, by its words."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def write(self, field: str, words: str) -> None:
        """Words into a field, by its id."""
        self.page.fill(f"#{field}", words)

    def tell_a_story(self, happened: str = "I sat with him.", *, principle: str = "") -> None:
        """All four steps, up to the last button."""
        self.write("happened", happened)
        self.press("Next")
        self.write("condition-1", "Time to get to know him")
        self.press("Next")
        self.press("Next")
        self.write("own", principle)

    def wait(self, true: Callable[[], bool], turns: int = 400) -> None:
        """Until it is true of what the line has heard."""
        for _turn in range(turns):
            if true():
                return
            self.page.wait_for_timeout(20)
        raise AssertionError("it never came true")

    def look_at_mine(self) -> None:
        """The menu's page of what was shared."""
        self.page.get_by_text("Menu", exact=True).click()
        self.page.get_by_role("link", name="What you shared").click()


_POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; font-src 'self'; "
    f"img-src 'self' data:; connect-src 'self' ws://{ADDRESS.partition('//')[2]}; "
    "base-uri 'none'; form-action 'self'; "
    f"style-src 'self' 'sha256-{Assets().dist['style_sha256']}'"
}
