"""A facilitator's table: the real desk page in a browser, in a room whose server the test plays.

Only the network is played: the page, its styles and its scripts are those of the house.
"""

import json
from typing import Any

from playwright.sync_api import Locator, Page, Route

from tests.board.hall import Entry
from tests.desk.hall import Entries

# A moment has passed, as the page's clock says: a press counts again after an offer has changed.
LATER = "(now => { performance.now = () => now() + 1000; })(performance.now.bind(performance))"


class Table:
    """One desk in one browser page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._hear(line.type, line.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def open(self, entries: Entries) -> "Table":
        """Open the desk in this room and wait for its first picture."""
        self.page.goto(f"{self.address}/K7M4PR/desk")
        self.until("window.server && document.body.dataset.lens")
        self.page.evaluate("entries => server.start(entries)", entries)
        self.until("document.body.dataset.ready")
        return self

    def publish(self, **put: Any) -> None:
        """Say what somebody else has changed, and wait until it is drawn."""
        self.page.evaluate(
            """put => new Promise(drawn => {
                server.publish(put);
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)));
            })""",
            put,
        )

    def refuse(self, type: str, message: str, **more: Any) -> None:
        """Refuse the next command of this type."""
        refusal = {"ok": False, "code": "conflict", "message": message} | more
        self.page.evaluate(
            "([type, refusal]) => { server.refusals[type] = refusal; }", [type, refusal]
        )

    def answers_why(self, status: int, answer: dict[str, Any]) -> None:
        """What the server says to the next *Why here?*"""

        def fulfil(route: Route) -> None:
            body = json.dumps(answer)
            route.fulfill(status=status, content_type="application/json", body=body)

        self.page.unroute("**/why?*")
        self.page.route("**/why?*", fulfil)

    def steer(self, script: str) -> Any:
        """Something else that the server does."""
        return self.page.evaluate(script)

    def until(self, true: str) -> None:
        """Wait for an expression; Playwright's own way needs eval, which the page's policy bans."""
        self.page.evaluate(
            f"""async () => {{
                for (let frames = 0; !({true}); frames += 1) {{
                    if (frames > 600) throw new Error('never came true: ' + {json.dumps(true)});
                    await new Promise(requestAnimationFrame);
                }}
            }}"""
        )

    def asked(self, kind: str) -> list[Entry]:
        """What the desk asked of its server, by type, without the cid."""
        said: list[Entry] = self.page.evaluate("server.asked")
        mine = [each for each in said if each.get("type") == kind]
        return [
            {k: v for k, v in each.items() if k not in {"cid", "event", "type"}} for each in mine
        ]

    def card(self, text: str) -> Locator:
        """The card with these words."""
        return self.page.locator(".card", has_text=text)

    def theme(self, name: str) -> Locator:
        """The theme with this name."""
        return self.page.locator("[data-theme-id]", has=self.page.get_by_role("button", name=name))

    def button(self, name: str, within: Locator | None = None) -> Locator:
        """The button with exactly this label."""
        return (within or self.page).get_by_role("button", name=name, exact=True)

    def choose(self, name: str) -> None:
        """Press an item of the open menu."""
        self.page.locator("[role^=menuitem]", has_text=name).first.click()

    def order(self) -> list[str]:
        """The ids of the cards in the list, in order, once what was just done is drawn."""
        ids: list[str] = self.page.evaluate(
            """() => new Promise(drawn => {
                const ids = () => [...document.querySelectorAll('[data-card]')]
                    .map(one => one.dataset.card);
                requestAnimationFrame(() => requestAnimationFrame(() => drawn(ids())));
            })"""
        )
        return ids

    def focused(self) -> str:
        """The card that has the focus, by id, or the label of what else has it."""
        found: str = self.page.evaluate(
            """() => {
                const { activeElement: one } = document;
                const label = one.getAttribute('aria-label') || one.id || one.textContent.trim();
                return one.dataset.card || label;
            }"""
        )
        return found
