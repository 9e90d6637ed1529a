"""A real server's board in a room that is filled beside it, through the engine of the house.

Two thousand contributions over as many sockets would take minutes. Whoever writes beside the server
isn't heard by it: each step ends with somebody's contribution by phone, and the server tells its
screens all that is new.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from oasis_live.kernel.person import Role
from tests.a_room import SECRET, ARoom
from tests.board.hall import WRITTEN
from tests.live import Client, Server, connected, until

SENTENCES = cycle(text for theme in WRITTEN for text in theme["texts"])
A_SORTING = 300


class RealHall:
    """One room: `room` writes beside the server, `phone` and `page` are on it, at `address`."""

    def __init__(self, server: Server, room: ARoom, phone: Client, page: Page) -> None:
        self.server, self.room, self.phone, self.page = server, room, phone, page
        self.activity = room.opens("principles")
        self.people = [room.joins(f"P{n}", table=str(n % 8)) for n in range(24)]
        self.cards: list[str] = []
        self.address = f"{server.url}/{room.code}/board?key={room.tokens[Role.BOARD]}"
        self._themes = 0

    def write(self, most: int) -> list[str]:
        """So many contributions in the room after all; those that are new."""
        new = [self._add(n) for n in range(len(self.cards), most)]
        self.cards += new
        return new

    def sort(self, cards: Sequence[str], themes: Sequence[str | None], new: int = 0) -> list[str]:
        """The worker spreads cards over these themes and so many new ones; the new ones' ids."""
        names = [f"g{self._themes + n}" for n in range(new)]
        self._themes += new
        targets: list[dict[str, Any]] = [{"theme": one} for one in themes]
        targets += [{"new": one} for one in names]
        moves = [{"card": card} | target for card, target in zip(cards, cycle(targets))]
        made: dict[str, str] = {}
        for start in range(0, len(moves), A_SORTING):
            known = [_known(move, made) for move in moves[start : start + A_SORTING]]
            said = self.room.do(self.room.sorter, "theme.sort", base=self.room.seq, moves=known)
            made |= said["themes"]
        return [made[one] for one in names]

    def says(self, type: str, **fields: Any) -> Any:
        """The facilitator's word."""
        return self.room.do(self.room.desk, type, **fields)

    def arrive(self, count: int = 1) -> None:
        """Contributions by phone; after them the board has heard of everything."""
        for _each in range(count):
            sent = {"activity": self.activity, "kind": "principle", "text": next(SENTENCES)}
            answer = self.phone.do("contribution.add", **sent)
            assert answer["ok"], answer
            self.cards.append(answer["id"])
        self.shows_all()

    def said_by(self, phone: Client, many: int) -> list[str]:
        """So many contributions of one phone's, as fast as they are answered; their ids."""
        sent = {"activity": self.activity, "kind": "principle", "text": "Time to listen"}
        return [phone.do("contribution.add", **sent)["id"] for _turn in range(many)]

    def shows_all(self, board: Page | None = None) -> None:
        """Wait until a board, or the one on the wall, has drawn every contribution there is."""
        page = board or self.page
        shown = f"document.querySelector('.stats')?.innerText.includes('{len(self.cards):,}shared')"
        until(lambda: bool(page.evaluate(shown)), "the board never showed what arrived")

    def _add(self, n: int) -> str:
        who = self.people[n % len(self.people)]
        return self.room.adds(who, next(SENTENCES), activity=self.activity)


def _known(move: dict[str, Any], made: dict[str, str]) -> dict[str, Any]:
    """A theme that an earlier part of the sorting began is there by now."""
    begun = made.get(str(move.get("new")))
    return {"card": move["card"], "theme": begun} if begun else move


@contextmanager
def phones_in(hall: RealHall, many: int) -> Iterator[list[Client]]:
    """So many people's phones, each with a line of its own."""
    with ExitStack() as stack:
        tokens = [hall.server.join(hall.room.code)["token"] for _phone in range(many)]
        lines = [connected(hall.server, hall.room.code, token, "phone") for token in tokens]
        yield [stack.enter_context(line) for line in lines]


@contextmanager
def a_real_hall(folder: Path, chromium: Browser) -> Iterator[RealHall]:
    """An open room, its board on a wall of 1920 x 1080 and one phone."""
    room = ARoom(folder)
    server = Server(folder, OASIS_SECRET_KEY=SECRET, OASIS_THEMES="off").start()
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    token = room.tokens[Role.PARTICIPANT]
    try:
        with connected(server, room.code, token, "phone") as phone:
            hall = RealHall(server, room, phone, page)
            page.goto(hall.address)
            page.locator("body[data-ready=true]").wait_for(timeout=30_000)
            yield hall
    finally:
        page.close()
        server.stop()
        room.close()
    assert complaints == []
