"""Who is in the simulated hall, and what each will say."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

# Waits so many seconds; False when the hall closes meanwhile.
Pause = Callable[[float], bool]

_TABLES = 8
_FILE = Path(__file__).with_name("hall.toml")


@dataclass(frozen=True)
class Part:
    """One participant: who they are, their story, the principles behind it, their commitment."""

    name: str
    table: str
    perspective: str
    title: str
    happened: str
    conditions: tuple[str, ...]
    gem: str
    consent: str
    principles: tuple[str, ...]
    commitment: str


@cache
def parts() -> tuple[Part, ...]:
    """The hall's two dozen, Mike first."""
    held = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(_part(given) for given in held["part"])


def _part(given: dict[str, object]) -> Part:
    lists = {"conditions", "principles"}
    return Part(**{k: tuple(v) if k in lists else v for k, v in given.items()})  # type: ignore[arg-type] # the file's test says so


def cast(people: int) -> list[Part]:
    """So many participants: the two dozen again and again, under numbered names and tables."""
    known = parts()
    chosen = []
    for number in range(people):
        part, again = known[number % len(known)], number // len(known)
        chosen.append(_again(part, again) if again else part)
    return chosen


def _again(part: Part, again: int) -> Part:
    table = str(int(part.table) + again * _TABLES)
    return replace(part, name=f"{part.name} {again + 1}", table=table)
