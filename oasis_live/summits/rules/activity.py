"""One step of the run sheet and its four states. Nothing closes by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from oasis_live.kernel.refused import Malformed, NotFound, NotOpen
from oasis_live.kernel.text import fit

TITLE_LIMIT = 80
PROMPT_LIMIT = 400
LONGEST_MINUTES = 24 * 60
_MINUTE_MS = 60_000


class Kind(StrEnum):
    """What an activity is; clients know these words."""

    WELCOME = "welcome"
    TOPIC = "topic"
    INTERVIEWS = "interviews"
    PRINCIPLES = "principles"
    VOTE = "vote"
    QUESTIONS = "questions"
    VISIONS = "visions"
    COMMITMENTS = "commitments"
    BREAK = "break"


class State(StrEnum):
    """Planned, open, closed, and for a vote revealed."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


_STORY_PARTS = ("story", "condition", "principle")
ACCEPTS: dict[Kind, tuple[str, ...]] = {
    Kind.INTERVIEWS: _STORY_PARTS,
    Kind.PRINCIPLES: _STORY_PARTS,
    Kind.QUESTIONS: ("question",),
    Kind.VISIONS: ("vision",),
    Kind.COMMITMENTS: ("commitment", "offer", "request"),
}
CONTRIBUTIONS = frozenset(
    {"story", "condition", "principle", "question", "vision", "commitment", "offer", "request"}
)


@dataclass(frozen=True)
class Settings:
    """How an activity is set up. `minutes` is its planned length; `grace_seconds` how long late
    words still count; `method`, `dots`, `most` (on one option), `scale`, `options_from` a vote's.
    """

    accepts: tuple[str, ...] = ()
    minutes: int = 10
    grace_seconds: int = 90
    method: str = ""
    dots: int = 5
    most: int = 2
    scale: int = 5
    options_from: str = "principle"


@dataclass(frozen=True)
class Activity:
    """One step. Times are milliseconds since 1970; `place` orders the run sheet."""

    id: str
    kind: Kind
    title: str
    prompt: str
    phase: str
    place: int
    state: State = State.PLANNED
    opened_at: int | None = None
    ends_at: int | None = None
    closed_at: int | None = None
    removed: bool = False
    settings: Settings = field(default_factory=Settings)

    @property
    def is_vote(self) -> bool:
        """Whether it has something to reveal."""
        return self.kind is Kind.VOTE


def defaults_for(kind: Kind) -> Settings:
    """The settings of a kind where nobody chose others."""
    if kind is Kind.VOTE:
        return Settings(method="dots", grace_seconds=0)
    return Settings(accepts=ACCEPTS.get(kind, ()))


def worded(title: str, prompt: str, *, title_field: str = "title") -> tuple[str, str]:
    """The words of an activity, known to fit. Raises Empty, TooLong, Malformed."""
    return (
        fit(title, TITLE_LIMIT, field=title_field, empty="Give this activity a title"),
        fit(prompt, PROMPT_LIMIT, field="prompt"),
    )


def checked(settings: Settings) -> Settings:
    """The settings, known to make sense. Raises Malformed naming the field as the wire does."""
    numbers = {
        "minutes": (settings.minutes, 1, LONGEST_MINUTES),
        "grace_seconds": (settings.grace_seconds, 0, 3600),
        "dots": (settings.dots, 1, 20),
        "max": (settings.most, 1, 20),
        "scale": (settings.scale, 2, 10),
    }
    for name, (number, least, most) in numbers.items():
        if not least <= number <= most:
            raise Malformed(
                "Choose a number from %(least)d to %(most)d", field=name, least=least, most=most
            )
    if not CONTRIBUTIONS.issuperset(settings.accepts):
        raise Malformed("One of these kinds of contribution is unknown", field="accepts")
    return settings


def chosen(settings: Settings, **choices: Any) -> Settings:
    """The settings with what somebody chose. Who names a number of dots need not name how many may
    go on one option: never more than there are. Raises Malformed.
    """
    after = replace(settings, **choices)
    if "most" not in choices:
        after = replace(after, most=min(after.most, after.dots))
    return checked(after)


def open_at(activity: Activity, now: int) -> Activity:
    """Open, with its planned time before it. An open one stays as it is."""
    if activity.state is State.OPEN:
        return activity
    ends_at = now + activity.settings.minutes * _MINUTE_MS
    return replace(activity, state=State.OPEN, opened_at=now, ends_at=ends_at, closed_at=None)


def close(activity: Activity, now: int) -> Activity:
    """Closed; late words still count for the grace. Raises NotOpen for a planned one."""
    if activity.state is State.PLANNED:
        raise NotOpen("This activity isn’t open yet.")
    if activity.state is not State.OPEN:
        return activity
    return replace(activity, state=State.CLOSED, closed_at=now)


def reveal(activity: Activity, now: int) -> Activity:
    """A vote's result is everybody's. Closes it first. Raises NotOpen when there is none."""
    if not activity.is_vote:
        raise NotOpen("Only a vote can be revealed.")
    if activity.state is State.PLANNED:
        raise NotOpen("Nobody has voted yet. Open the vote first.")
    return replace(close(activity, now), state=State.REVEALED)


def reopen(activity: Activity, now: int) -> Activity:
    """Open again, with a minute at least. Raises NotOpen for one that was never closed."""
    if activity.state is State.OPEN:
        return activity
    if activity.state is State.PLANNED:
        raise NotOpen("This activity was never closed.")
    ends_at = max(activity.ends_at or 0, now + _MINUTE_MS)
    return replace(activity, state=State.OPEN, opened_at=now, ends_at=ends_at, closed_at=None)


def extend(activity: Activity, minutes: int, now: int) -> Activity:
    """More time, counted from now if time is up. Raises NotOpen, Malformed."""
    if activity.state is not State.OPEN:
        raise NotOpen("Only an open activity can be given more time.")
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Malformed(
            "Choose a number from %(least)d to %(most)d",
            field="minutes",
            least=1,
            most=LONGEST_MINUTES,
        )
    return replace(activity, ends_at=max(activity.ends_at or now, now) + minutes * _MINUTE_MS)


def lateness(activity: Activity, now: int) -> bool:
    """Whether words that come now are late. Raises NotOpen when they no longer count."""
    if activity.state is State.OPEN:
        return False
    grace = activity.settings.grace_seconds * 1000
    if activity.state is State.PLANNED or activity.closed_at is None:
        raise NotOpen("This hasn’t opened yet. Your words are kept.", field="activity")
    if now > activity.closed_at + grace:
        raise NotOpen("This has closed. Your words are kept.", field="activity")
    return True


def after_all(opened: Activity, others: Sequence[Activity]) -> Activity:
    """What was just opened, later than all others even where the clock has stepped back since."""
    latest = max((one.opened_at or 0 for one in others if one.id != opened.id), default=0)
    return replace(opened, opened_at=max(opened.opened_at or 0, latest + 1))


def current(activities: Sequence[Activity]) -> Activity | None:
    """The one that screens follow: open, with the latest `opened_at`."""
    running = [one for one in activities if one.state is State.OPEN]
    return max(running, key=lambda one: (one.opened_at or 0, one.place), default=None)


def next_of(activities: Sequence[Activity]) -> Activity:
    """The first planned one after the last opened. Raises NotFound at the end of the run sheet."""
    opened = [one.place for one in activities if one.opened_at is not None]
    after = max(opened, default=-1)
    planned = [one for one in activities if one.state is State.PLANNED and one.place > after]
    if not planned:
        raise NotFound("That was the last activity of the run sheet.")
    return min(planned, key=lambda one: one.place)


def placed(activities: Sequence[Activity], moved: str, after: str | None) -> list[Activity]:
    """The run sheet with one activity put after another, or first. Raises NotFound."""
    by_id = {one.id: one for one in activities}
    if moved not in by_id or after == moved or (after is not None and after not in by_id):
        raise NotFound("That activity is no longer on the run sheet.")
    rest = [one for one in sorted(activities, key=lambda one: one.place) if one.id != moved]
    at = 0 if after is None else 1 + [one.id for one in rest].index(after)
    ordered = [*rest[:at], by_id[moved], *rest[at:]]
    return [replace(one, place=index) for index, one in enumerate(ordered)]
