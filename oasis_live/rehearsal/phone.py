"""One simulated phone: it joins by the public door, and does what the open activity asks for."""

import random
from collections.abc import Callable
from contextlib import suppress

from oasis_live.kernel.held import Entry
from oasis_live.rehearsal.line import Broken, Line, Place
from oasis_live.rehearsal.parts import Part, Pause, parts

_DOTS_PAUSE_SECONDS = (1.0, 4.0)
_THOUGHT_SECONDS = (3.0, 35.0)


class Phone:
    """A participant with a part to play. `pause` waits, and answers False when the hall closes."""

    def __init__(self, place: Place, part: Part, chance: random.Random, pause: Pause) -> None:
        self._part, self._chance, self._pause = part, chance, pause
        self._line = Line(place, "phone", chance)
        self._done: set[str] = set()
        self._story: str | None = None

    def live(self) -> None:
        """Join, then take part until the hall closes."""
        part = self._part
        token = self._line.join(name=part.name, table=part.table, perspective=part.perspective)
        self._line.open(token)
        try:
            while self._pause(0.2):
                self._line.changed.wait(1)
                self._line.changed.clear()
                with suppress(*Broken):
                    self._take_part()
        finally:
            self._line.close()

    def _open(self) -> list[Entry]:
        return [one for one in self._line.all("activity") if one["state"] == "open"]

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
        answer = self._line.do(
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
            self._line.do(
                "contribution.add",
                activity=activity["id"],
                kind="principle",
                text=text,
                stories=stories,
            )

    def _vote(self, activity: Entry) -> None:
        """Dots one after the other, as a thumb places them: each time the whole ballot."""
        held = self._line.all("option")
        options = [one["id"] for one in held if one["activity"] == activity["id"]]
        placed: dict[str, int] = {}
        for _dot in range(activity["settings"]["dots"] if options else 0):
            # People agree more than chance does: the first few of the list draw more dots.
            choice = options[int(len(options) * self._chance.random() ** 2)]
            if placed.get(choice, 0) < activity["settings"]["max"]:
                placed[choice] = placed.get(choice, 0) + 1
            self._line.do("ballot.cast", activity=activity["id"], choices=placed)
            if not self._pause(self._chance.uniform(*_DOTS_PAUSE_SECONDS)):
                return

    def _promise(self, activity: Entry) -> None:
        self._line.do(
            "contribution.add",
            activity=activity["id"],
            kind="commitment",
            text=self._part.commitment,
        )
