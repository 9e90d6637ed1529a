"""Drives a run sheet by the clock, as from the desk, until a person takes over."""

import random
from typing import Any

import socketio

from oasis_live.kernel.held import Held
from oasis_live.rehearsal.parts import Pause

_PATIENCE_SECONDS = 20


class Conductor:
    """A desk that presses Next. As soon as somebody else presses anything, it leaves the desk."""

    def __init__(
        self,
        address: str,
        code: str,
        key: str,
        chance: random.Random,
        pause: Pause,
    ) -> None:
        self._address, self._code, self._key = address, code, key
        self._chance, self._pause = chance, pause
        self._held = Held()
        self._client = socketio.Client(reconnection_delay_max=5)
        self._left_as: list[tuple[str, str]] = []

    def conduct(self, seconds: dict[str, float]) -> None:
        """Open each activity in turn, stay for `seconds[kind]`, reveal what was voted."""
        for event in ("hello", "changes"):
            self._client.on(event, self._take)
        auth = {"room": self._code, "token": self._key, "lens": "desk"}
        self._client.connect(self._address, auth=auth, transports=["websocket"], retry=True)
        try:
            going = True
            while going and self._planned():
                going = self._act("activity.next", seconds)
            while going:
                going = self._vote_again(seconds)
        finally:
            self._client.disconnect()

    def _planned(self) -> bool:
        """Whether the run sheet goes on; it is waited for at first."""
        while not self._held.seq and self._pause(0.1):
            pass
        return any(one["state"] == "planned" for one in self._held.all("activity"))

    def _vote_again(self, seconds: dict[str, float]) -> bool:
        """For whoever comes late: the themes for a while, then the vote once more."""
        for kind in ("principles", "vote"):
            for one in self._held.all("activity"):
                if one["state"] == "open" and not self._settled_by("activity.close", one["id"]):
                    return False
            again = next(one["id"] for one in self._held.all("activity") if one["kind"] == kind)
            if not self._act("activity.reopen", seconds, activity=again):
                return False
        return True

    def _act(self, type: str, seconds: dict[str, float], **fields: str) -> bool:
        """One act, and as long as its activity takes; a vote is revealed in the end."""
        answer = self._do(type, **fields)
        if not answer.get("ok") or not self._settled(answer["seq"]):
            return False
        activity = fields.get("activity") or answer["activity"]
        kind = self._kind_of(activity)
        if not self._stay(seconds.get(kind, 10.0)):
            return False
        if kind != "vote":
            return True
        return self._settled_by("activity.reveal", activity) and self._stay(
            seconds.get("reveal", 20.0)
        )

    def _settled_by(self, type: str, activity: str) -> bool:
        answer = self._do(type, activity=activity)
        return bool(answer.get("ok")) and self._settled(answer["seq"])

    def _stay(self, seconds: float) -> bool:
        """Wait; False when the hall closes or somebody else has moved the run sheet."""
        for _second in range(int(seconds)):
            if not self._pause(1) or self._states() != self._left_as:
                return False
        return True

    def _settled(self, seq: int) -> bool:
        """Wait until our own act has come back to us, and remember how we left the run sheet."""
        while self._held.seq < seq:
            if not self._pause(0.1):
                return False
        self._left_as = self._states()
        return True

    def _states(self) -> list[tuple[str, str]]:
        return [(one["id"], one["state"]) for one in self._held.all("activity")]

    def _kind_of(self, activity: str) -> str:
        entry = self._held.one("activity", activity)
        return str(entry["kind"]) if entry else ""

    def _take(self, update: dict[str, Any]) -> None:
        if self._held.take(update) == "gap":
            self._client.emit("sync", {"seq": self._held.seq}, callback=self._take)

    def _do(self, type: str, **fields: Any) -> dict[str, Any]:
        packet = {"cid": f"{self._chance.getrandbits(128):032x}", "type": type, **fields}
        answer: dict[str, Any] = self._client.call("do", packet, timeout=_PATIENCE_SECONDS)
        return answer
