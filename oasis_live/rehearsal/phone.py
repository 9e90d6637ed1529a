"""One simulated phone: it joins by the public door, and does what the open activity asks for."""

import random
import threading
from collections.abc import Callable
from typing import Any

import requests
import socketio

from oasis_live.kernel.held import Entry, Held
from oasis_live.rehearsal.parts import Part, Pause, parts

_DOTS_PAUSE_SECONDS = (1.0, 4.0)
_THOUGHT_SECONDS = (3.0, 35.0)
_PATIENCE_SECONDS = 20


class Phone:
    """A participant with a part to play. `pause` waits, and answers False when the hall closes."""

    def __init__(
        self,
        address: str,
        code: str,
        part: Part,
        chance: random.Random,
        pause: Pause,
    ) -> None:
        self._address, self._code, self._part = address, code, part
        self._chance, self._pause = chance, pause
        self._held = Held()
        self._lock = threading.Lock()
        self._changed = threading.Event()
        self._client = socketio.Client(reconnection_delay_max=5)
        self._done: set[str] = set()
        self._story: str | None = None

    def live(self) -> None:
        """Join, then take part until the hall closes."""
        token = self._join()
        for event in ("hello", "changes"):
            self._client.on(event, self._take)
        auth = {"room": self._code, "token": token, "lens": "phone"}
        self._client.connect(self._address, auth=auth, transports=["websocket"], retry=True)
        try:
            while self._pause(0.2):
                self._changed.wait(1)
                self._changed.clear()
                self._take_part()
        finally:
            self._client.disconnect()

    def _join(self) -> str:
        part = self._part
        body = {
            "cid": self._cid(),
            "name": part.name,
            "table": part.table,
            "perspective": part.perspective,
        }
        url = f"{self._address}/api/v1/rooms/{self._code}/join"
        answer = requests.post(url, json=body, timeout=_PATIENCE_SECONDS)
        answer.raise_for_status()
        token: str = answer.json()["token"]
        return token

    def _take(self, update: dict[str, Any]) -> None:
        with self._lock:
            verdict = self._held.take(update)
        if verdict == "gap":
            self._client.emit("sync", {"seq": self._held.seq}, callback=self._take)
        self._changed.set()

    def _open(self) -> list[Entry]:
        with self._lock:
            return [one for one in self._held.all("activity") if one["state"] == "open"]

    def _take_part(self) -> None:
        for activity in self._open():
            accepts = activity["settings"]["accepts"]
            if activity["kind"] == "vote":
                self._once(f"vote {activity['opened_at']}", activity, self._vote)
            elif "commitment" in accepts:
                self._once("commitment", activity, self._promise)
            elif "story" in accepts:
                self._once("story", activity, self._tell)
                if activity["kind"] == "principles":
                    self._once("principles", activity, self._name_principles)

    def _once(self, what: str, activity: Entry, act: Callable[[Entry], None]) -> None:
        if what not in self._done and self._pause(self._hesitation()):
            self._done.add(what)
            act(activity)

    def _hesitation(self) -> float:
        """Seconds of thought. Mike, who is first, begins at once."""
        return 0.0 if self._part is parts()[0] else self._chance.uniform(*_THOUGHT_SECONDS)

    def _tell(self, activity: Entry) -> None:
        part = self._part
        answer = self._do(
            "contribution.add",
            activity=activity["id"],
            kind="story",
            title=part.title,
            happened=part.happened,
            conditions=list(part.conditions),
            gem=part.gem,
            consent=part.consent,
        )
        self._story = answer.get("id")

    def _name_principles(self, activity: Entry) -> None:
        for text in self._part.principles:
            if not self._pause(self._chance.uniform(*_DOTS_PAUSE_SECONDS)):
                return
            stories = [self._story] if self._story else []
            self._do(
                "contribution.add",
                activity=activity["id"],
                kind="principle",
                text=text,
                stories=stories,
            )

    def _vote(self, activity: Entry) -> None:
        """Dots one after the other, as a thumb places them: each time the whole ballot."""
        with self._lock:
            options = [o["id"] for o in self._held.all("option") if o["activity"] == activity["id"]]
        placed: dict[str, int] = {}
        for _dot in range(activity["settings"]["dots"] if options else 0):
            # People agree more than chance does: the first few of the list draw more dots.
            choice = options[int(len(options) * self._chance.random() ** 2)]
            if placed.get(choice, 0) < activity["settings"]["max"]:
                placed[choice] = placed.get(choice, 0) + 1
            self._do("ballot.cast", activity=activity["id"], choices=placed)
            if not self._pause(self._chance.uniform(*_DOTS_PAUSE_SECONDS)):
                return

    def _promise(self, activity: Entry) -> None:
        self._do(
            "contribution.add",
            activity=activity["id"],
            kind="commitment",
            text=self._part.commitment,
        )

    def _do(self, type: str, **fields: Any) -> dict[str, Any]:
        packet = {"cid": self._cid(), "type": type, **fields}
        answer: dict[str, Any] = self._client.call("do", packet, timeout=_PATIENCE_SECONDS)
        return answer

    def _cid(self) -> str:
        return f"{self._chance.getrandbits(128):032x}"
