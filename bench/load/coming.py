"""What a generator does while people come, stay, and come back."""

import asyncio
import os
import signal
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bench.load import used
from bench.load.job import Job, Run
from bench.load.line import Line, Refused
from bench.load.room import CREATED, Ours, Phone
from bench.load.web import ask
from bench.load.works import left, measured

# As our page does it: static/src/shared/link.js.
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS, _BY_CHANCE = 0.5, 3.0, 0.5
_SETTLED_SECONDS = 3.0


async def joining(job: Job) -> Run:
    """People come at moments of their own: the welcome page, the form, the live line."""
    run, room = Run(), Ours(job)
    loop, chance = asyncio.get_running_loop(), Random(job.seed)
    phones: list[Phone] = []

    async def come(number: int, moment: float) -> None:
        await asyncio.sleep(moment - loop.time())
        try:
            status, _page = await ask(room.address, "GET", f"/{job.code}")
            if status >= CREATED:
                run.lost.append(f"page: {status}")
            joined = await room.join(number)
            line = Line(room.address, room.auth(joined["token"]))
            await line.open()
        except (Refused, OSError) as error:
            run.lost.append(repr(error))
            return
        run.acknowledged.append((loop.time() - moment) * 1000)
        run.stored[joined["participant"]] = ""
        phones.append(Phone(joined["participant"], joined["token"], line))

    async with measured(job, run):
        began = loop.time() + 0.2
        moments = sorted(began + chance.uniform(0, job.seconds) for _one in range(job.phones))
        await asyncio.gather(*(come(*each) for each in enumerate(moments)))
    run.more["asked_to_wait"] = room.waits
    return left(run, room, phones)


async def staying(job: Job) -> Run:
    """Half of the phones come, then the others; then nobody does anything."""
    run, room = Run(), Ours(job)
    phones = await room.arrive(job.phones // 2)
    await asyncio.sleep(_SETTLED_SECONDS)
    half = used.memory(job.pid)
    phones += await room.arrive(job.phones - len(phones))
    await asyncio.sleep(_SETTLED_SECONDS)
    run.more["bytes_each"] = (used.memory(job.pid) - half) / (job.phones - job.phones // 2)
    async with measured(job, run):
        await asyncio.sleep(job.seconds)
    run.more["most_bytes"] = used.memory(job.pid, "VmHWM")
    return left(run, room, phones)


@dataclass
class _Returning:
    """A phone that comes back by itself, and says again what was not acknowledged."""

    room: Ours
    phone: Phone
    chance: Random
    seq: int = 0
    back: list[float] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)

    async def live(self) -> None:
        """Come back whenever the line is cut."""
        while True:
            await self.phone.line.lost
            await self._return()

    async def say(self, packet: dict[str, Any]) -> dict[str, Any]:
        """The answer, however often the line was cut meanwhile."""
        while True:
            try:
                answer = await self.phone.line.ask("do", packet)
            except Refused:
                await asyncio.sleep(0.05)
                continue
            if answer.body.get("code") != "try_again":
                return answer.body
            await asyncio.sleep(answer.body.get("retry_in", 1))

    async def _return(self) -> None:
        wait = _FIRST_WAIT_SECONDS
        while True:
            await asyncio.sleep(wait * self.chance.uniform(1 - _BY_CHANCE, 1 + _BY_CHANCE))
            wait = min(_LONGEST_WAIT_SECONDS, wait * 2)
            line = Line(self.room.address, self.room.auth(self.phone.token, seq=self.seq))
            try:
                self.updates.append(await line.open())
            except (Refused, OSError):
                continue
            self.phone.line = line
            self.back.append(asyncio.get_running_loop().time())
            return


async def returning(job: Job) -> Run:
    """The server is killed in the middle of a vote; whoever started it starts it again."""
    run, room = Run(), Ours(job)
    phones = await room.arrive(job.phones)
    await room.open_vote(phones)
    loop, chance = asyncio.get_running_loop(), Random(job.seed)
    seq = (await room.fresh())["seq"]
    all_of_them = [_Returning(room, phone, chance, seq) for phone in phones]
    lives = [asyncio.create_task(one.live()) for one in all_of_them]

    async def tap(one: _Returning) -> None:
        await asyncio.sleep(chance.uniform(0, job.seconds))
        packet, stored = room.ballot()
        told = await one.say(packet)
        if told.get("ok"):
            run.stored[one.phone.id] = stored
        else:
            run.lost.append(str(told))

    async def kill() -> None:
        await asyncio.sleep(job.seconds / 2)
        run.more["acknowledged_before"] = len(run.stored)
        run.more["killed_at"] = loop.time()
        os.kill(job.pid, signal.SIGKILL)

    await asyncio.gather(kill(), *(tap(one) for one in all_of_them))
    while not all(one.back for one in all_of_them):
        await asyncio.sleep(0.1)
    run.more["all_back_at"] = max(one.back[-1] for one in all_of_them)
    run.more["from_nothing"] = sum(one.updates[-1]["since"] == 0 for one in all_of_them)
    for life in lives:
        life.cancel()
    return left(run, room, phones)
