"""Drives a run sheet by the clock, as from the desk, until a person takes over."""

import random
from collections.abc import Mapping
from typing import Any

from oasis_live.kernel.held import Entry
from oasis_live.rehearsal.line import Line, Place
from oasis_live.rehearsal.parts import Pause

# What only a desk changes: the run sheet, the board, and what the facilitator says to the room.
_OF_ACTIVITY = ("state", "title", "prompt", "order", "ends_at", "settings")
_OF_ROOM = ("title", "topic", "state", "frozen", "hold", "announcement")
# How many places are laid out is the machine's doing too.
_OF_BOARD = ("view", "theme", "card", "activity", "page", "big", "still", "tidied")


class Conductor:
    """A desk that presses Next. As soon as somebody else moves the run sheet, the board or the
    room, it leaves.
    """

    def __init__(self, place: Place, key: str, chance: random.Random, pause: Pause) -> None:
        self._key, self._pause = key, pause
        self._line = Line(place, "desk", chance)
        self._left_as: dict[str, Entry] = {}

    def conduct(self, seconds: Mapping[str, float]) -> None:
        """Open each activity in turn, stay for `seconds[kind]`, reveal what was voted."""
        self._line.open(self._key)
        try:
            while self._step(seconds):
                pass
        finally:
            self._line.close()

    def _step(self, seconds: Mapping[str, float]) -> bool:
        answer = self._line.do("activity.next")
        if not self._settled(answer):
            return False
        kind = self._kind_of(answer["activity"])
        if not self._stay(seconds.get(kind, 10.0)):
            return False
        if kind != "vote":
            return True
        revealed = self._line.do("activity.reveal", activity=answer["activity"])
        return self._settled(revealed) and self._stay(seconds.get("reveal", 20.0))

    def _stay(self, seconds: float) -> bool:
        """Wait; False when the hall closes or somebody else is at the desk."""
        for _second in range(int(seconds)):
            if not self._pause(1) or self._conducted() != self._left_as:
                return False
        return True

    def _settled(self, answer: dict[str, Any]) -> bool:
        """Wait until our own act has come back to us, and remember how we left everything. False
        when it was refused or the hall closes.
        """
        while answer["ok"] and self._line.seq < answer["seq"]:
            if not self._pause(0.1):
                return False
        self._left_as = self._conducted()
        return bool(answer["ok"])

    def _conducted(self) -> dict[str, Entry]:
        return (
            {one["id"]: _part(one, _OF_ACTIVITY) for one in self._line.all("activity")}
            | {one["id"]: _part(one, _OF_ROOM) for one in self._line.all("room")}
            | {one["id"]: _part(one, _OF_BOARD) for one in self._line.all("board")}
        )

    def _kind_of(self, activity: str) -> str:
        kinds = {one["id"]: one["kind"] for one in self._line.all("activity")}
        return str(kinds.get(activity, ""))


def _part(entry: Entry, names: tuple[str, ...]) -> Entry:
    return {name: entry[name] for name in names}
