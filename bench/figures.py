"""What a row says: figures with their spread, what was wanted, and whether it is so."""

import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Judge = Callable[[float], bool]


@dataclass(frozen=True)
class Goal:
    """What PERFORMANCE.md wants of a figure."""

    words: str
    met: Judge


@dataclass(frozen=True)
class Figure:
    """One thing that was measured, once for each run."""

    what: str
    values: tuple[float, ...]
    unit: str = ""
    goal: Goal | None = None

    @property
    def median(self) -> float:
        """The one in the middle."""
        return statistics.median(self.values)

    @property
    def missed(self) -> bool:
        """Whether a goal was set and not reached."""
        return self.goal is not None and not self.goal.met(self.median)

    def line(self) -> str:
        """A row of a Markdown table."""
        spread = (
            "" if len(self.values) < 2 else f"{_short(min(self.values))}–{_short(max(self.values))}"
        )
        verdict = "" if self.goal is None else "**missed**" if self.missed else "met"
        wanted = self.goal.words if self.goal else ""
        value = f"{_short(self.median)} {self.unit}".strip()
        return f"| {self.what} | {value} | {spread} | {len(self.values)} | {wanted} | {verdict} |"


@dataclass
class Table:
    """One row's outcome."""

    name: str
    title: str
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    made: str = ""
    """Date, commit and machine."""

    def add(
        self, what: str, values: Iterable[float], unit: str = "", goal: Goal | None = None
    ) -> None:
        """One more figure, with a value of each run."""
        self.figures.append(Figure(what, tuple(values), unit, goal))

    @property
    def missed(self) -> list[Figure]:
        """The figures that did not reach their goal."""
        return [figure for figure in self.figures if figure.missed]

    def markdown(self) -> str:
        """The table with its command."""
        head = f"### {self.title}\n\n`.venv/bin/python -m bench {self.name}` · {self.made}\n\n"
        top = "| figure | median | spread | runs | goal | |\n|---|---|---|---|---|---|\n"
        lines = "\n".join(figure.line() for figure in self.figures)
        notes = "".join(f"\n{note}\n" for note in self.notes)
        return f"{head}{top}{lines}\n{notes}"


def at_most(limit: float, unit: str) -> Goal:
    """A figure that should be small."""
    return Goal(f"≤ {_short(limit)} {unit}".strip(), lambda value: value <= limit)


def at_least(limit: float, unit: str) -> Goal:
    """A figure that should be large."""
    return Goal(f"≥ {_short(limit)} {unit}".strip(), lambda value: value >= limit)


def quantile(values: Sequence[float], part: float) -> float:
    """The value that this part of all does not exceed (nearest rank); NaN of nothing."""
    if not values:
        return float("nan")
    ranked = sorted(values)
    return ranked[max(0, math.ceil(part * len(ranked)) - 1)]


def _short(value: float) -> str:
    if math.isnan(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2g}"
