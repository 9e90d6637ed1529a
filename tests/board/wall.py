"""A projector's wall: the real board page in a browser, in a room whose server the test plays.

Only the network is played: the page, its styles and its scripts are those of the house.
"""

from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page, Route

from oasis_live.summits.pages import qr
from tests.board.hall import ROOM, Entry, Hall

HOUSE = Path(__file__).parents[2]
SOCKET = Path(__file__).parent / "socket.js"
ADDRESS = "http://board.test"
NOW = 1_938_000_000_000
Entries = dict[str, list[Entry]]
_KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


class Wall:
    """One board in one browser page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seq = 1
        self.stands_still = False
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
        self.page.evaluate("server.link(true)")
        self._say("hello", 0, hall.entries, {})
        self.until("document.body.dataset.ready")
        return self

    def open(self, query: str = "", *, from_desk: bool = False) -> None:
        """The page alone, before its server has said anything."""
        desk = "&desk=1" if from_desk else ""
        self.page.goto(f"{ADDRESS}/K7M4PR/board?{query}{desk}")
        self.until("window.server")

    def update(self, put: Entries, drop: dict[str, list[str]] | None = None) -> None:
        """Say what changed, and wait until it is drawn."""
        self._say("changes", self.seq, put, drop or {})

    def _say(self, event: str, since: int, put: Entries, drop: dict[str, list[str]]) -> None:
        self.seq += 1
        update = {"since": since, "seq": self.seq, "now": NOW, "put": put, "drop": drop}
        self.page.evaluate("([event, update]) => server.say(event, update)", [event, update])
        if self.stands_still:
            self.wait(40)
        else:
            self.page.evaluate(_TWO_FRAMES)

    def stop_the_clock(self) -> None:
        """From now on time passes only in `wait`, however slow this machine is."""
        self.page.clock.pause_at(self.page.evaluate("Date.now()") + 1000)
        self.stands_still = True

    def wait(self, ms: int) -> None:
        """Let this much time pass on a clock that stands still."""
        self.page.clock.run_for(ms)

    def until(self, true: str) -> None:
        """Wait for an expression; Playwright's own way needs eval, which the page's policy bans."""
        self.page.evaluate(
            f"""async () => {{
                for (let frames = 0; !({true}); frames += 1) {{
                    if (frames > 600) throw new Error('never came true');
                    await new Promise(requestAnimationFrame);
                }}
            }}"""
        )

    def asked(self, kind: str) -> list[Entry]:
        """What the board asked of its server, by type."""
        said: list[Entry] = self.page.evaluate("server.asked")
        return [each for each in said if each.get("type") == kind]

    def _serve(self, route: Route) -> None:
        path, _, query = route.request.url.removeprefix(ADDRESS).partition("?")
        if path.endswith("/board"):
            body = board_page(path.split("/")[1], query)
            route.fulfill(body=body, content_type="text/html", headers=_POLICY)
        else:
            file = SOCKET if "socket.io" in path else HOUSE / path.lstrip("/")
            route.fulfill(body=file.read_bytes(), content_type=_KINDS[file.suffix])


_TWO_FRAMES = """() => new Promise(drawn => {
    requestAnimationFrame(() => requestAnimationFrame(drawn));
})"""
_POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
}


def board_page(code: str, query: str) -> str:
    """The template as the server fills it."""
    shown = f"{code[:3]}-{code[3:]}"
    args = dict(part.partition("=")[::2] for part in query.split("&") if part)
    house = Environment(loader=FileSystemLoader(HOUSE / "templates"), autoescape=True)
    house.globals.update(_=lambda text: text, assets=lambda name: f"/static/{name}")
    return house.get_template("board.html").render(
        request=SimpleNamespace(args=args),
        summit={"title": ROOM["title"], "code": code, "code_shown": shown},
        host="live.oasis.example",
        qr=qr.svg(f"https://live.oasis.example/{code}"),
        from_desk="desk" in args,
    )
