"""What a generator does while people write and vote."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import asynccontextmanager
from random import Random
from typing import Any

from msgspec import structs

from bench.load import used
from bench.load.job import Job, Run
from bench.load.line import Answer, Refused
from bench.load.room import Ours, Phone, Room, room_of

_SEEN_PATIENCE_SECONDS = 5.0


async def votes(job: Job) -> Run:
    """Every phone votes once, at a moment of its own within these seconds."""
    run, room = Run(), room_of(job)
    phones = await room.arrive(job.phones)
    await room.open_vote(phones)
    loop = asyncio.get_running_loop()
    async with measured(job, run):
        chance, began = Random(job.seed), loop.time() + 0.2
        moments = sorted(began + chance.uniform(0, job.seconds) for _phone in phones)

        async def tap(phone: Phone, moment: float) -> None:
            await asyncio.sleep(moment - loop.time())
            answer, stored = room.vote(phone)
            told = await _answered(run, answer, moment, job.patience)
            if told:
                run.stored[phone.id if job.server == "ours" else str(told["id"])] = stored
                await _seen(run, room, told, moment)

        await asyncio.gather(*(tap(*each) for each in zip(phones, moments, strict=True)))
    return left(run, room, phones)


async def halls(job: Job) -> Run:
    """The same votes in one room or in many, with a desk on each."""
    run = Run()
    each = job.phones // len(job.rooms)
    rooms = [Ours(structs.replace(job, code=code, desk_key=key)) for code, key in job.rooms]
    phones = []
    for room in rooms:
        arrived = await room.arrive(each)
        await room.open_vote(arrived)
        phones += [(room, phone) for phone in arrived]
    for room in rooms:
        await room.rest()
    loop, chance = asyncio.get_running_loop(), Random(job.seed)

    async def tap(room: Ours, phone: Phone, moment: float) -> None:
        await asyncio.sleep(moment - loop.time())
        answer, stored = room.vote(phone)
        if await _answered(run, answer, moment, job.patience):
            run.stored[phone.id] = stored

    async with measured(job, run):
        began = loop.time() + 0.2
        moments = (began + chance.uniform(0, job.seconds) for _each in phones)
        await asyncio.gather(
            *(tap(*each, moment) for each, moment in zip(phones, moments, strict=False))
        )
    for room in rooms:
        left(run, room, [phone for held, phone in phones if held is room])
    return run


async def contributions(job: Job) -> Run:
    """Every phone sends one contribution after the other: as many in flight as there are phones."""
    run, room = Run(), room_of(job)
    phones = await room.arrive(job.phones)
    await room.open_contributions(phones)
    loop = asyncio.get_running_loop()

    async def write(phone: Phone) -> None:
        for turn in range(job.each):
            sent = loop.time()
            told = await _answered(run, room.contribute(phone, turn), sent, job.patience)
            if told:
                run.stored[str(told["id"])] = f"{phone.id} {turn}"

    async with measured(job, run):
        await asyncio.gather(*(write(phone) for phone in phones))
    return left(run, room, phones)


@asynccontextmanager
async def measured(job: Job, run: Run) -> AsyncIterator[None]:
    """Count time and CPU of both sides over a block."""
    loop = asyncio.get_running_loop()
    began, own, server = loop.time(), used.own_cpu(), used.cpu(job.pid)
    try:
        yield
    finally:
        run.wall = loop.time() - began
        run.own_cpu, run.server_cpu = used.own_cpu() - own, used.cpu(job.pid) - server


async def _answered(
    run: Run, answer: Awaitable[Answer], moment: float, patience: float
) -> dict[str, Any] | None:
    """What was acknowledged; None where nothing was. One that is lost waited all its patience."""
    try:
        given = await asyncio.wait_for(answer, patience)
    except (TimeoutError, Refused) as error:
        run.lost.append(f"no answer: {error!r}")
        run.acknowledged.append(patience * 1000)
        return None
    run.acknowledged.append((given.at - moment) * 1000)
    if not given.body.get("ok"):
        run.lost.append(str(given.body.get("code")))
        return None
    return given.body


async def _seen(run: Run, room: Room, told: dict[str, Any], moment: float) -> None:
    """Note when the last of the watching screens had it."""
    loop, number = asyncio.get_running_loop(), room.number(told)
    ends = loop.time() + _SEEN_PATIENCE_SECONDS
    while loop.time() < ends:
        times = [watch.seen(number) for watch in room.watches]
        known = [at for at in times if at is not None]
        if len(known) == len(times):
            run.seen.append((max(known) - moment) * 1000)
            return
        await asyncio.sleep(0.2)
    run.lost.append("acknowledged, not seen")


def left(run: Run, room: Room, phones: Iterable[Phone]) -> Run:
    """How many were cut; then everybody hangs up."""
    for phone in phones:
        run.cut += phone.line.lost.done()
        phone.line.close()
    room.close()
    return run
