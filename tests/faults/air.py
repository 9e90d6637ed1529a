"""Screens on bad lines, in this process: what is sent waits, is lost, comes twice; lines are cut.

The pump is the real one. A line keeps its order, as TCP does; what was on its way is lost with it.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from typing_extensions import override

from oasis_live.engine.pipeline import Answer
from oasis_live.engine.pump import Pump
from oasis_live.kernel.held import Held
from oasis_live.kernel.person import Audience, Person
from oasis_live.kernel.refused import Gone
from tests.a_room import ARoom


class ForgetfulRoom(ARoom):
    """Answers get lost on their way, so that commands are sent again: at once, or much later.

    `accepted` counts those that were accepted for the first time.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.accepted = 0
        self._luck = Random(seed)
        self._sent: list[tuple[Callable[[], Answer], Answer]] = []
        super().__init__(folder)

    @override
    def _send(
        self, who: Person, type: str, fields: Mapping[str, Any], cid: str | None, *, fixed: bool
    ) -> Answer:
        cid = cid or self.cid()
        send = super()._send
        answer = send(who, type, fields, cid, fixed=fixed)
        self.accepted += 1
        self._sent.append((lambda: send(who, type, fields, cid, fixed=fixed), answer))
        while self._luck.random() < 0.4:
            self._again(*self._luck.choice(self._sent[-20:]))
        return answer

    def _again(self, send: Callable[[], Answer], answer: Answer) -> None:
        try:
            assert send() == answer, "a repeated cid gets the first answer"
        except Gone:
            # Whoever was removed meanwhile is told nothing any more.
            return


class Screen:
    """One client. What was sent to it and has not arrived stands in its line."""

    def __init__(self, audience: Audience) -> None:
        self.audience, self.held = audience, Held()
        self.name = ""
        self.line: deque[tuple[str, dict[str, Any]]] = deque()


class Air:
    """All screens of a room, and what may happen to their lines. `FAULTS` names it."""

    FAULTS = ("cut", "back", "hear", "lose", "twice", "tick", "beat")

    def __init__(self, room: ARoom, audiences: Sequence[Audience]) -> None:
        self._now, self._names = 0.0, count()
        self._spawned: list[Callable[[], object]] = []
        runtime = replace(
            room.house.runtime,
            spawn=lambda call, *args: self._spawned.append(lambda: call(*args)),
            sleep=self._sleep,
            monotonic=lambda: self._now,
        )
        self._pump = Pump(room.house.database, room.house.changes, self, runtime)
        room.house.pipeline.woken = self._pump.wake
        self.screens = [Screen(audience) for audience in audiences]
        for screen in self.screens:
            self.back(screen)

    def happens(self, fault: str, which: int) -> None:
        """One fault, to one of the screens where it is one screen's."""
        getattr(self, fault)(self.screens[which % len(self.screens)])

    def calm(self) -> None:
        """Every line holds, and everything arrives."""
        for screen in self.screens:
            if not screen.name:
                self.back(screen)
        for _ in range(3):
            self.tick()
            self.beat()
            for screen in self.screens:
                while screen.line:
                    self.hear(screen)

    def pack(self, data: Any) -> bytes:
        """The pump's wire: an update as it travels."""
        return msgspec.json.encode(data)

    def send(self, connections: Sequence[str], event: str, data: Any) -> None:
        """The pump's wire: it is in their lines now."""
        for screen in self.screens:
            if screen.name in connections:
                screen.line.append((event, msgspec.json.decode(data)))

    def cut(self, screen: Screen) -> None:
        """The line is gone, with all that was on its way."""
        self._pump.leave(screen.name, screen.audience)
        screen.name = ""
        screen.line.clear()

    def back(self, screen: Screen) -> None:
        """A new line, with the number that it knows."""
        self.cut(screen)
        screen.name = f"line {next(self._names)}"
        self._pump.join(screen.name, screen.audience)
        self._ask(screen, "hello")

    def hear(self, screen: Screen) -> None:
        """The next of what was sent arrives."""
        if not screen.line:
            return
        event, data = screen.line.popleft()
        if event == "beat":
            missed = data["seq"] > screen.held.seq
        else:
            missed = screen.held.take(data) == "gap"
        if missed:
            self._ask(screen, "sync")

    def lose(self, screen: Screen) -> None:
        """The next update with a number is lost, and nothing else."""
        lost = next((s for s in screen.line if s[0] == "changes" and "seq" in s[1]), None)
        if lost:
            screen.line.remove(lost)

    def twice(self, screen: Screen) -> None:
        """The next of what was sent comes twice."""
        if screen.line:
            screen.line.appendleft(screen.line[0])

    def tick(self, _screen: Screen | None = None) -> None:
        """The pump tells what changed."""
        while self._spawned:
            self._spawned.pop(0)()

    def beat(self, _screen: Screen | None = None) -> None:
        """Everybody is told the number that they should know."""
        self._pump.beat()

    def _ask(self, screen: Screen, event: str) -> None:
        update = self._pump.catch_up(screen.audience, screen.held.seq)
        self.send([screen.name], event, self.pack(update))

    def _sleep(self, seconds: float) -> None:
        self._now += seconds
