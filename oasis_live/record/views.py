"""How a record is told to people: principles with the stories behind them, in the room's order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oasis_live.record.tables import Number, Record, Result, Stays, Story, Theme, Vote, Words

_STORY = "story"


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle with every wording of it and the stories that it comes from. `result` is its
    place in the last vote that it stood in.
    """

    words: Words
    wordings: tuple[str, ...]
    stories: tuple[Story, ...]
    result: Result | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a ranking; `share` is its length, 0 to 100, of the longest."""

    result: Result
    share: float


@dataclass(frozen=True, slots=True)
class Staying:
    """How many stories, and how many other contributions, stay for one reason."""

    reason: str
    stories: int
    others: int


def principles(record: Record) -> list[Principle]:
    """Those that were not merged away: as the vote ranked them, then as they came."""
    results = {one.card: one for vote in record.votes for one in vote.results if one.card}
    stories = {one.id: one for one in record.stories}
    merged: dict[str | None, list[Words]] = defaultdict(list)
    for one in record.of_kind("principle"):
        merged[one.merged_into].append(one)
    told = [
        Principle(
            words=one,
            wordings=_wordings(one, merged[one.id]),
            stories=_behind([one, *merged[one.id]], stories),
            result=results.get(one.id),
        )
        for one in merged[None]
    ]
    last = len(told) + sum(len(vote.results) for vote in record.votes)
    return sorted(told, key=lambda one: one.result.rank if one.result else last)


def bars(vote: Vote) -> list[Bar]:
    """The ranking of a vote, each with its length."""
    most = max((one.total for one in vote.results), default=0)
    return [Bar(one, _share(one.total, most)) for one in vote.results]


def too_few(vote: Vote) -> list[str]:
    """The perspectives that no option shows: too few people voted from them."""
    names = vote.results[0].by if vote.results else ()
    return [name for name in names if all(one.by.get(name) is None for one in vote.results)]


def staying(stays: Iterable[Stays]) -> list[Staying]:
    """What stays behind, one line for each reason."""
    counted: dict[str, list[int]] = {}
    for one in stays:
        counted.setdefault(one.reason, [0, 0])[one.kind != _STORY] += one.count
    return [Staying(reason, *counts) for reason, counts in counted.items()]


def numbers(themes: Iterable[Theme]) -> Mapping[str, int]:
    """The number that a theme has beside its colour, from 1."""
    return {theme.id: number for number, theme in enumerate(themes, 1)}


def _wordings(kept: Words, merged: Iterable[Words]) -> tuple[str, ...]:
    others = dict.fromkeys(one.text for one in merged if one.text != kept.text)
    return tuple(others)


def _behind(principles: Iterable[Words], stories: Mapping[str, Story]) -> tuple[Story, ...]:
    ids = dict.fromkeys(id for one in principles for id in one.stories)
    return tuple(stories[id] for id in ids)


def _share(total: Number, most: Number) -> float:
    return round(100 * max(0, total) / most, 1) if most > 0 else 0
