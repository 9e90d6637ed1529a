"""The theme worker: a process of its own, one more lens of each room.

It hears cards and people's decisions like any screen, and answers with `theme.sort`. It holds
nothing that it could not hear again: if it dies, the next one starts from `hello`, and from the
vectors that this one had stored.
"""

import json
import logging
import os
import random
import signal
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

import msgspec
import requests
import socketio
from socketio.exceptions import SocketIOError

from oasis_live.kernel.held import Held
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.keeping import Keeping
from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.sentences import FOLDER, Unusable, embedder, mark_of, sentences
from oasis_live.themes.meaning.sorting import Entry, Sorter
from oasis_live.themes.rules.gathered import GATHERED
from oasis_live.web.log import write

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.2
TICK_SECONDS = 3.0
PATIENCE_SECONDS = 20.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0

Act = Callable[[list[Entry], list[Entry]], Answer]


@dataclass(frozen=True)
class Address:
    """Where the server listens, under which host name it answers, and the key of this start."""

    url: str
    host: str
    key: str


class Pace:
    """When to sort: at once in a quiet room, else in a steady beat; never more than half the time.
    Times are seconds of one clock.
    """

    def __init__(self) -> None:
        self._next, self._has_news = 0.0, False

    def heard(self) -> None:
        """Something changed, our own moves too: so a room comes to rest in a few calm steps."""
        self._has_news = True

    def wait(self, now: float) -> float | None:
        """How long until a tick is due; None while there is nothing new."""
        return max(0.0, self._next - now) if self._has_news else None

    def is_due(self, now: float) -> bool:
        """Whether it is time to look at all cards."""
        return self._has_news and now >= self._next

    def ticked(self, began: float, ended: float, *, is_cut: bool) -> None:
        """A tick is done; there is something to say still where its answer was cut."""
        self._next, self._has_news = max(began + TICK_SECONDS, 2 * ended - began), is_cut


class Room:
    """One room: what it holds, and the sorter that looks at it."""

    def __init__(self, address: Address, code: str, method: Method) -> None:
        self._address, self._code = address, code
        self._held, self._sorter, self._pace = Held(), Sorter(method), Pace()
        self._keeping, self._has_recalled = Keeping(method), False
        self._chance = random.SystemRandom()
        self._lock = threading.Lock()
        self._news, self._closed = threading.Event(), threading.Event()
        self._client = socketio.Client()

    def live(self) -> None:
        """Stay connected and sort, until the room is closed."""
        pause = FIRST_PAUSE_SECONDS
        while not self._closed.is_set():
            began = time.monotonic()
            try:
                self._session()
            except SocketIOError as error:
                log.info("a room is lost: %s", type(error).__name__)
            except Exception:
                # A fault of ours must not leave the other rooms unsorted, nor this one for ever.
                log.exception("a room could not be sorted")
            lasted = time.monotonic() - began > LONGEST_PAUSE_SECONDS
            pause = FIRST_PAUSE_SECONDS if lasted else min(2 * pause, LONGEST_PAUSE_SECONDS)
            self._closed.wait(pause)

    def close(self) -> None:
        """Leave the room."""
        self._closed.set()
        self._news.set()

    def _session(self) -> None:
        self._client = socketio.Client(
            reconnection=False,
            handle_sigint=False,
            websocket_extra_options={"host": self._address.host},
        )
        for event in ("hello", "changes"):
            self._client.on(event, self._take)
        self._client.on("ask", self._sorter.answer)
        self._client.on("disconnect", lambda *_reason: self._news.set())
        # What was on its way when the last line ended may not have arrived.
        self._sorter.again()
        auth = {"room": self._code, "token": self._address.key, "lens": "sorter"}
        self._client.connect(
            self._address.url, auth={**auth, "seq": self._held.seq}, transports=["websocket"]
        )
        try:
            while self._client.connected and not self._closed.is_set():
                self._turn()
        finally:
            self._client.disconnect()

    def _take(self, update: dict[str, Any]) -> None:
        with self._lock:
            verdict = self._held.take(update)
        if verdict == "gap":
            with suppress(SocketIOError):
                self._client.emit("sync", {"seq": self._held.seq}, callback=self._take)
        self._news.set()

    def _turn(self) -> None:
        is_news = self._news.wait(self._pace.wait(time.monotonic()))
        if is_news:
            # What comes together is sorted together.
            self._closed.wait(GATHER_SECONDS)
            self._news.clear()
            self._pace.heard()
            self._recall()
        began = time.monotonic()
        if self._pace.is_due(began):
            is_cut = self._sort(self._sorter.tick)
            self._pace.ticked(began, time.monotonic(), is_cut=is_cut)
        elif is_news:
            # Between two ticks only new cards get a place.
            self._sort(self._sorter.arrive)
            self._closed.wait(time.monotonic() - began)
        self._keep()

    def _sort(self, act: Act) -> bool:
        """Say what there is to say; whether that was cut."""
        base, cards, themes = self._present()
        answer = act(cards, themes)
        news = said(answer)
        if news and not self._say(base, news):
            self._sorter.again()
        return answer.is_cut

    def _recall(self) -> None:
        """Once, what an earlier worker had stored: it is not put through the model again."""
        _base, cards, _themes = self._present()
        if self._has_recalled or not cards or not self._keeping.model:
            return
        self._has_recalled, after = True, ""
        try:
            while stored := self._stored(after):
                self._keeping.recall(cards, stored)
                after = max(stored)
        except (requests.RequestException, msgspec.MsgspecError) as error:
            log.warning("stored vectors could not be read: %s", type(error).__name__)

    def _stored(self, after: str) -> dict[str, bytes]:
        """The next part of what is stored, after the card with this id."""
        address, asked = self._address, {"model": self._keeping.model, "after": after}
        with requests.Session() as session:
            # The server is here, whatever proxy leads elsewhere.
            session.trust_env = False
            answer = session.get(
                f"{address.url}/api/v1/rooms/{self._code}/vectors",
                params=asked,
                headers={"Host": address.host, "Authorization": f"Bearer {address.key}"},
                timeout=PATIENCE_SECONDS,
            )
        answer.raise_for_status()
        return msgspec.json.decode(answer.content, type=dict[str, bytes])

    def _keep(self) -> None:
        """Have new vectors stored, a few at a time, as long as there is nothing else to do."""
        while not self._closed.is_set():
            base, cards, _themes = self._present()
            given = self._keeping.unsaved(cards)
            vectors = {card: b64encode(vector).decode() for card, vector in given.items()}
            told = {"vectors": {"model": self._keeping.model, "of": vectors}}
            kept = self._say(base, told).get("kept") if vectors else None
            self._keeping.saved(kept or ())
            # What has just changed will be heard of.
            if not kept or self._news.is_set():
                return

    def _present(self) -> tuple[int, list[Entry], list[Entry]]:
        """What is held: up to which number, cards to be gathered, and themes."""
        with self._lock:
            cards, themes = self._held.all("card"), self._held.all("theme")
            seq = self._held.seq
        return seq, [card for card in cards if card["kind"] in GATHERED], list(themes)

    def _say(self, base: int, said: Mapping[str, Any]) -> dict[str, Any]:
        """Tell the server; its answer, which is empty when it refused or is not there."""
        if not self._client.connected:
            return {}
        cid = f"sort-{base}-{self._chance.getrandbits(64):016x}"
        packet = {"cid": cid, "type": "theme.sort", "base": base, **said}
        told: dict[str, Any] = self._client.call("do", packet, timeout=PATIENCE_SECONDS)
        if told["ok"]:
            return told
        log.warning("a sorting was refused: %s", told["code"])
        return {}


def said(answer: Answer) -> dict[str, Any]:
    """The fields of `theme.sort` that say something; none where there is nothing to tell."""
    always = {"moves": list(answer.moves), "titles": answer.titles}
    news = {"near": dict(answer.near), "unplaced": dict(answer.unplaced)}
    whole = {"offers": answer.offers, "same": answer.same}
    some = {name: value for name, value in (always | news).items() if value}
    return some | {name: list(value) for name, value in whole.items() if value is not None}


class Worker:
    """All rooms, each in a thread."""

    def __init__(self, address: Address, method: Callable[[], Method]) -> None:
        self._address, self._method = address, method
        self._rooms: dict[str, Room] = {}

    def hear(self, lines: IO[str]) -> None:
        """Follow `{"room": code, "on": true}` line by line, until the server closes the line."""
        for line in lines:
            said = json.loads(line)
            self._open(said["room"]) if said["on"] else self._shut(said["room"])
        for code in list(self._rooms):
            self._shut(code)

    def _open(self, code: str) -> None:
        if code not in self._rooms:
            room = self._rooms[code] = Room(self._address, code, self._method())
            threading.Thread(target=room.live, daemon=True).start()

    def _shut(self, code: str) -> None:
        room = self._rooms.pop(code, None)
        if room:
            room.close()


def method_for(wanted: str) -> Callable[[], Method]:
    """Makes the method for each room: by meaning for `auto` where the model can be used, else by
    words alone.
    """
    if wanted == "auto":
        try:
            embed = embedder(FOLDER)
        except Unusable as why:
            log.warning("themes are gathered by words alone: %s", why)
        else:
            model = mark_of(embed, FOLDER)
            return lambda: sentences(embed, model)
    # Only where it is needed: it brings scikit-learn, which is large.
    from oasis_live.themes.meaning.lexical import LEXICAL  # noqa: PLC0415

    return lambda: LEXICAL


def main() -> None:
    """`python -m oasis_live.themes.worker`, with its address and key in the environment."""
    # Whoever stops the server from a terminal stops us by closing our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    write(sys.stderr, logging.WARNING)
    given = os.environ
    address = Address(
        given["OASIS_SORTER_URL"], given["OASIS_SORTER_HOST"], given["OASIS_SORTER_KEY"]
    )
    Worker(address, method_for(given["OASIS_THEMES"])).hear(sys.stdin)


if __name__ == "__main__":
    main()
