"""What a generator does while contributions are gathered into themes."""

import asyncio
from random import Random
from typing import Any

from bench.load.job import Job, Run
from bench.load.line import Answer, Line, Refused
from bench.load.room import Ours, Phone
from bench.load.works import left, measured

EACH_SECOND = 5
# A card is counted from the fourth of its sort on: the first ones stand alone, and rightly.
_FIRST = 3
_LAST_SECONDS = 10.0
_SORTS = (
    "They had time to listen to the person",
    "The food was warm and tasted of home",
    "Families are told what happens next",
    "Staff who stay make the difference",
    "She could choose when to get up",
    "Music in the day room brings people together",
    "The night nurse explained the pain to me",
    "A garden where people grow vegetables",
)
_ENDS = ("", " every day", " at our place", " and it shows", " for once", " again", " here", " now")


class _Wall:
    """When a desk saw each card in a theme for the first time, by the loop's clock."""

    def __init__(self) -> None:
        self.seen: dict[str, float] = {}

    def hear(self, _event: str, data: dict[str, Any], at: float) -> None:
        """Note what an update puts into themes."""
        for card in data.get("put", {}).get("card", ()):
            if card["theme"]:
                self.seen.setdefault(card["id"], at)


async def gathering(job: Job) -> Run:
    """Five principles a second; `seen` is how long each took from its schedule into a theme."""
    run, room, wall = Run(), Ours(job), _Wall()
    phones = await room.arrive(job.phones)
    await room.open_principles()
    desk = Line(room.address, room.auth(job.desk_key, "desk"), wall.hear)
    await desk.open()
    loop, chance = asyncio.get_running_loop(), Random(job.seed)
    sent: list[tuple[str, float]] = []

    async def write(number: int, phone: Phone, moment: float) -> None:
        await asyncio.sleep(moment - loop.time())
        text = f"{_SORTS[number % len(_SORTS)]}{chance.choice(_ENDS)}, {number}"
        try:
            answer: Answer = await room.name(phone, text)
        except Refused as error:
            run.lost.append(repr(error))
            return
        run.acknowledged.append(1000 * (answer.at - moment))
        run.stored[answer.body["id"]] = text.rpartition(", ")[2]
        if number >= _FIRST * len(_SORTS):
            sent.append((answer.body["id"], moment))

    async with measured(job, run):
        began, many = loop.time() + 0.2, int(EACH_SECOND * job.seconds)
        works = (
            write(number, phones[number % len(phones)], began + number / EACH_SECOND)
            for number in range(many)
        )
        await asyncio.gather(*works)
    ends = loop.time() + _LAST_SECONDS
    while loop.time() < ends and any(card not in wall.seen for card, _moment in sent):
        await asyncio.sleep(0.1)
    run.seen = [1000 * (wall.seen.get(card, ends) - moment) for card, moment in sent]
    run.more["in_no_theme"] = sum(card not in wall.seen for card, _moment in sent)
    desk.close()
    return left(run, room, phones)
