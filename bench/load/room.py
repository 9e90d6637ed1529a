"""A room to put load on: ours by its protocol, or a tutorial's with the same two acts."""

import asyncio
import json
from bisect import bisect_left
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Protocol, TypeVar

from bench.load.job import Job
from bench.load.line import Address, Answer, Line, Refused
from bench.load.web import ask

T = TypeVar("T")
AT_ONCE = 40
# The door lets 50 a second in from one address, which only `joining` is about, and 90 in all.
_SOURCES = 8
# More than the pause between two ticks of the worker.
_REST_SECONDS = 4.0
OPTIONS = 24
CREATED = 201
_TOO_FAST = 429
_WORDS = "She asked my name before anything else, and we had all the time in the world"


@dataclass
class Phone:
    """One participant with a line."""

    id: str
    token: str
    line: Line
    story: str = ""


@dataclass
class Watch:
    """A screen that looks on: up to which number it had seen everything, and when."""

    numbers: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def note(self, number: int, at: float) -> None:
        """It has seen everything up to this number."""
        if not self.numbers or number > self.numbers[-1]:
            self.numbers.append(number)
            self.times.append(at)

    def seen(self, number: int) -> float | None:
        """When it had seen this number; None while it has not."""
        place = bisect_left(self.numbers, number)
        return self.times[place] if place < len(self.times) else None


class Room(Protocol):
    """What the works need of a room."""

    watches: list[Watch]

    async def arrive(self, people: int) -> list[Phone]:
        """So many participants, joined and connected."""

    async def open_vote(self, phones: list[Phone]) -> None:
        """From now on `vote` is taken."""

    async def open_contributions(self, phones: list[Phone]) -> None:
        """From now on `contribute` is taken."""

    def vote(self, phone: Phone) -> tuple[asyncio.Future[Answer], str]:
        """One whole ballot, and what the database holds once it is acknowledged."""

    def contribute(self, phone: Phone, turn: int) -> asyncio.Future[Answer]:
        """One principle, with one story that it comes from."""

    def number(self, answer: Mapping[str, Any]) -> int:
        """The number of which a watching screen hears."""

    def close(self) -> None:
        """Let the watching screens go."""


def room_of(job: Job) -> Room:
    """The room that this job is about."""
    return Ours(job) if job.server == "ours" else Tutorial(job)


class Ours:
    """An open summit of our server, driven from its desk."""

    def __init__(self, job: Job) -> None:
        self.address = Address(job.host, job.port)
        self._job, self._chance = job, Random(job.seed)
        self.watches: list[Watch] = []
        self._screens: list[Line] = []
        self.activity, self.waits = "", 0
        self._options: list[str] = []

    async def arrive(self, people: int) -> list[Phone]:
        """So many participants, joined by the JSON interface and connected."""
        return await few_at_once(self._one(number) for number in range(people))

    async def join(self, number: int = 0, source: str = "127.0.0.1") -> dict[str, Any]:
        """Come in by the public door, waiting as long as it asks for."""
        path = f"/api/v1/rooms/{self._job.code}/join"
        body = {"cid": self.cid(), "table": str(number % 200)}
        while True:
            status, answer = await ask(self.address, "POST", path, body, source=source)
            told: dict[str, Any] = json.loads(answer)
            if status == _TOO_FAST:
                self.waits += 1
                await asyncio.sleep(told.get("retry_in", 1))
                continue
            if status != CREATED:
                raise Refused(f"{status} {told}")
            return told

    def auth(self, token: str, lens: str = "phone", seq: int = 0) -> dict[str, Any]:
        """The handshake's own words."""
        return {"room": self._job.code, "token": token, "lens": lens, "seq": seq}

    async def watch(self, *lenses: str) -> None:
        """Screens that look on."""
        for lens in lenses:
            watch = Watch()
            line = Line(self.address, self.auth(self._job.desk_key, lens), _noting(watch))
            await line.open()
            self.watches.append(watch)
            self._screens.append(line)

    async def open_contributions(self, phones: list[Phone]) -> None:
        """The principles, and for each phone a story that its own come from."""
        await self.watch("desk")
        await self._go_on_to("principles")
        for phone in phones:
            answer = await self._do(
                phone.line,
                "contribution.add",
                activity=self.activity,
                kind="story",
                happened=_WORDS,
            )
            phone.story = answer["id"]

    async def open_principles(self) -> None:
        """The principles, with a desk that looks on."""
        await self.watch("desk")
        await self._go_on_to("principles")

    def name(self, phone: Phone, text: str) -> asyncio.Future[Answer]:
        """One principle in these words."""
        packet = {"type": "contribution.add", "activity": self.activity, "kind": "principle"}
        return self._send(phone.line, {**packet, "text": text})

    async def open_vote(self, phones: list[Phone]) -> None:
        """Two dozen principles to vote on, then the vote."""
        await self.watch("board", "desk")
        await self._go_on_to("principles")
        for number in range(OPTIONS):
            phone, text = phones[number % len(phones)], f"{_WORDS}, {number}"
            await self._do(
                phone.line, "contribution.add", activity=self.activity, kind="principle", text=text
            )
        await self._go_on_to("vote")
        options = (await self.fresh())["put"]["option"]
        self._options = [one["id"] for one in options if one["activity"] == self.activity]

    async def rest(self) -> None:
        """Wait until the worker has sorted what is there: no screen hears of any more of it."""
        loop = asyncio.get_running_loop()
        while loop.time() - max(watch.times[-1] for watch in self.watches) < _REST_SECONDS:
            await asyncio.sleep(0.1)

    def ballot(self) -> tuple[dict[str, Any], str]:
        """Five dots on three principles: the packet, and what is stored of it."""
        chosen = self._chance.sample(self._options, 3)
        choices = dict(zip(chosen, (2, 2, 1), strict=True))
        packet = {"type": "ballot.cast", "activity": self.activity, "choices": choices}
        return {"cid": self.cid(), **packet}, json.dumps(choices, sort_keys=True)

    def vote(self, phone: Phone) -> tuple[asyncio.Future[Answer], str]:
        """Send a ballot."""
        packet, stored = self.ballot()
        return phone.line.ask("do", packet), stored

    def contribute(self, phone: Phone, turn: int) -> asyncio.Future[Answer]:
        """A principle of about a hundred characters, from the phone's own story."""
        text = f"{_WORDS}, {phone.id} {turn}"
        packet = {"type": "contribution.add", "activity": self.activity, "kind": "principle"}
        return self._send(phone.line, {**packet, "text": text, "stories": [phone.story]})

    def number(self, answer: Mapping[str, Any]) -> int:
        """The room's number of this change."""
        return int(answer["seq"])

    def close(self) -> None:
        """Let desk and board go."""
        for screen in self._screens:
            screen.close()

    def cid(self) -> str:
        """A new one, as a phone makes it."""
        return f"{self._chance.getrandbits(128):032x}"

    async def _one(self, number: int) -> Phone:
        joined = await self.join(number, f"127.0.0.{2 + number % _SOURCES}")
        line = Line(self.address, self.auth(joined["token"]))
        await line.open()
        return Phone(joined["participant"], joined["token"], line)

    def _send(self, line: Line, packet: Mapping[str, Any]) -> asyncio.Future[Answer]:
        return line.ask("do", {"cid": self.cid(), **packet})

    async def _do(self, line: Line, type: str, **fields: Any) -> dict[str, Any]:
        answer = (await self._send(line, {"type": type, **fields})).body
        if not answer["ok"]:
            raise Refused(str(answer))
        return answer

    async def _go_on_to(self, kind: str) -> None:
        while True:
            self.activity = (await self._do(self._screens[-1], "activity.next"))["activity"]
            activities = (await self.fresh())["put"]["activity"]
            if any(a["id"] == self.activity and a["kind"] == kind for a in activities):
                return

    async def fresh(self) -> dict[str, Any]:
        """What the desk sees now."""
        return (await self._screens[-1].ask("sync", {"seq": 0})).body


class Tutorial:
    """A room of a tutorial-style server: two events, and a broadcast of each."""

    def __init__(self, job: Job) -> None:
        self._address, self._chance = Address(job.host, job.port), Random(job.seed)
        self.watches: list[Watch] = []
        self._screens: list[Line] = []

    async def arrive(self, people: int) -> list[Phone]:
        """So many clients in the room. Who they are they say themselves."""
        return await few_at_once(self._one(number) for number in range(people))

    async def open_contributions(self, _phones: list[Phone]) -> None:
        """One more client looks on."""
        await self._watch()

    async def open_vote(self, _phones: list[Phone]) -> None:
        """One more client looks on."""
        await self._watch()

    def vote(self, phone: Phone) -> tuple[asyncio.Future[Answer], str]:
        """Five dots on three options."""
        chosen = self._chance.sample(range(1, OPTIONS + 1), 3)
        choices = {str(option): dots for option, dots in zip(chosen, (2, 2, 1), strict=True)}
        packet = {"voter": phone.id, "choices": choices}
        return phone.line.ask("vote", packet), json.dumps(choices, sort_keys=True)

    def contribute(self, phone: Phone, turn: int) -> asyncio.Future[Answer]:
        """The same words as ours."""
        text = f"{_WORDS}, {phone.id} {turn}"
        return phone.line.ask("contribute", {"author": phone.id, "text": text, "story": 1})

    def number(self, answer: Mapping[str, Any]) -> int:
        """The row's id: rows are numbered in the order in which they were stored."""
        return int(answer["id"])

    def close(self) -> None:
        """Let the watching client go."""
        for screen in self._screens:
            screen.close()

    async def _watch(self) -> None:
        watch = Watch()
        line = Line(self._address, {}, _noting(watch))
        await line.open(first=None)
        self.watches.append(watch)
        self._screens.append(line)

    async def _one(self, number: int) -> Phone:
        line = Line(self._address, {})
        await line.open(first=None)
        return Phone(f"phone-{number}", "", line)


async def few_at_once(works: Iterable[Awaitable[T]]) -> list[T]:
    """All results, in order, with a few under way at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(work: Awaitable[T]) -> T:
        async with gate:
            return await work

    return list(await asyncio.gather(*(one(work) for work in works)))


def _noting(watch: Watch) -> Any:
    def hear(event: str, data: dict[str, Any], at: float) -> None:
        if event != "beat" and "seq" in data:
            watch.note(data["seq"], at)

    return hear
