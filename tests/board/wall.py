"""A projector's wall: the real board page in a browser, in a room whose server the test plays.

Only the network is played: the page, its styles and its scripts are those of the house.
"""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page, Route

from oasis_live.summits import qr
from tests.board.hall import ROOM, Hall

HOUSE = Path(__file__).parents[2]
ADDRESS = "http://board.test"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}

# What stands in for Socket.IO: a connection that the test speaks through, as `window.server`.
_SOCKET = """
const hearing = {};
const socket = { connected: true, io: { opts: { transports: [] } }, on, once: on, connect() {}, disconnect() {},
  timeout: () => ({ emit(event, sent, answer) { server.asked.push({ event, ...sent }); answer(null, { ok: true, seq: 1 }); } }) };
function on(event, heard) { (hearing[event] = hearing[event] || []).push(heard); return socket; }
window.server = { asked: [], say: (event, sent) => (hearing[event] || []).forEach(heard => heard(sent)) };
export const io = () => socket;
"""


class Wall:
    """One board in one browser page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seq = 1
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._hear(line.type, line.text))
        page.route(f"{ADDRESS}/**", self._serve)

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def show(self, hall: Hall, *, query: str = "", from_desk: bool = False) -> "Wall":
        """Open the board in this hall and wait for its first picture."""
        self.open(query, from_desk=from_desk)
        self.update(hall.entries, since=0)
        self.page.wait_for_selector("body[data-ready]")
        self.page.evaluate("document.fonts.ready")
        return self

    def open(self, query: str = "", *, from_desk: bool = False) -> None:
        """The page alone, before its server has said anything."""
        desk = "&desk=1" if from_desk else ""
        self.page.goto(f"{ADDRESS}/K7M4PR/board?{query}{desk}")
        self.page.wait_for_function("window.server")

    def update(self, put: dict[str, Any], drop: dict[str, Any] | None = None, *, since: int = 1) -> None:
        """Say what changed, and wait until it is drawn."""
        before = since if since == 0 else self.seq
        self.seq += 1
        update = {"since": before, "seq": self.seq, "now": 1_938_000_000_000, "put": put, "drop": drop or {}}
        self.page.evaluate(
            """update => new Promise(drawn => {
                server.say(update.since ? 'changes' : 'hello', update);
                requestAnimationFrame(() => requestAnimationFrame(drawn));
            })""",
            update,
        )

    def asked(self, kind: str) -> list[dict[str, Any]]:
        """What the board asked of its server, by type."""
        said: list[dict[str, Any]] = self.page.evaluate("server.asked")
        return [each for each in said if each.get("type") == kind]

    def _serve(self, route: Route) -> None:
        path, _, query = route.request.url.removeprefix(ADDRESS).partition("?")
        if path.endswith("/board"):
            route.fulfill(body=board_page(query), content_type="text/html", headers=_POLICY)
        elif "socket.io" in path:
            route.fulfill(body=_SOCKET, content_type="text/javascript")
        else:
            file = HOUSE / path.lstrip("/")
            route.fulfill(body=file.read_bytes(), content_type=_KINDS[file.suffix])


_POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
}


def board_page(query: str) -> str:
    """The template as the server fills it."""
    args = dict(part.partition("=")[::2] for part in query.split("&") if part)
    house = Environment(loader=FileSystemLoader(HOUSE / "templates"), autoescape=True)
    house.globals.update(_=lambda text: text, assets=lambda name: f"/static/{name}")
    return house.get_template("board.html").render(
        request=SimpleNamespace(args=args),
        summit={"title": ROOM["title"], "code": "K7M4PR", "code_shown": "K7M-4PR"},
        host="live.oasis.example",
        qr=qr.svg("https://live.oasis.example/K7M4PR"),
        from_desk="desk" in args,
    )
