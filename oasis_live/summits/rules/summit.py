"""One summit: its state, and what that state forbids."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from zlib import crc32

from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Gone, Malformed, NotOpen
from oasis_live.kernel.text import clean_line, fit

TITLE_LIMIT = 120
TOPIC_LIMIT = 300
ANNOUNCEMENT_LIMIT = 200
PERSPECTIVE_LIMIT = 60

PERSPECTIVES = (
    "I use services",
    "Family or unpaid carer",
    "Care or support worker",
    "Clinician",
    "Manager or commissioner",
    "Volunteer",
    "Other",
    "Prefer not to say",
)


class State(StrEnum):
    """Planned until the room is opened, open until it is ended."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True)
class Perspective:
    """One answer to 'What brings you here?'."""

    id: str
    label: str


@dataclass(frozen=True)
class Limits:
    """Lengths in graphemes, as every client may rely on them."""

    happened: int = 1200
    title: int = 80
    gem: int = 140
    condition: int = 200
    wish: int = 200
    principle: int = 200
    question: int = 200
    vision: int = 400
    commitment: int = 200
    offer: int = 200
    request: int = 200
    name: int = 40
    table: int = 20
    organisation: int = 80
    lines: int = 3


@dataclass(frozen=True)
class Summit:
    """One event. Its id is the room's."""

    id: str
    code: str
    title: str
    topic: str
    owner: str
    date: str
    template: str
    state: State
    frozen: bool
    hold: bool
    phase: str
    announcement: str
    announced_at: int
    created_at: int
    perspectives: tuple[Perspective, ...] = ()
    limits: Limits = Limits()


def title_of(typed: str) -> str:
    """A title, on one line. Raises Empty, TooLong."""
    return fit(clean_line(typed, field="title"), TITLE_LIMIT, field="title", empty="Enter a title")


def topic_of(typed: str) -> str:
    """The affirmative topic; it may be empty. Raises TooLong."""
    return fit(typed, TOPIC_LIMIT, field="topic")


def date_of(typed: str) -> str:
    """The day as year-month-day, or nothing. Raises Malformed."""
    try:
        return date.fromisoformat(typed.strip()).isoformat() if typed.strip() else ""
    except ValueError as error:
        raise Malformed("Enter a real date, such as 2026-06-25", field="date") from error


def perspectives_of(typed: Iterable[str]) -> tuple[Perspective, ...]:
    """The answers to 'What brings you here?', each once, in this order. Raises TooLong.

    The same words keep the same id, so that people's answers outlive a change of the list.
    """
    labels = dict.fromkeys(fit(one, PERSPECTIVE_LIMIT, field="perspectives") for one in typed)
    return tuple(Perspective(f"p{crc32(one.encode()):08x}", one) for one in labels if one)


def permit(summit: Summit, role: Role, *, while_ended: bool, while_frozen: bool) -> None:
    """Raises Gone after the end, and NotOpen for a participant while the room is paused."""
    if summit.state is State.ENDED and not while_ended:
        raise Gone("This summit has ended")
    if summit.frozen and role is Role.PARTICIPANT and not while_frozen:
        raise NotOpen("The facilitator has paused the room. Your words are kept.")


def open_room(summit: Summit) -> Summit:
    """People may join. Raises Gone after the end: that is `reopen`'s."""
    if summit.state is State.ENDED:
        raise Gone("This summit has ended. Reopen it first.")
    return replace(summit, state=State.OPEN)


def end(summit: Summit) -> Summit:
    """Nobody writes any more. Withdrawal and consent stay the tellers'."""
    return replace(summit, state=State.ENDED, frozen=False)


def reopen(summit: Summit) -> Summit:
    """The room is open again. Raises NotOpen if it was never ended."""
    if summit.state is not State.ENDED:
        raise NotOpen("This room is not ended.")
    return replace(summit, state=State.OPEN)


def announce(summit: Summit, text: str, at: int) -> Summit:
    """A line for every phone; no words take it away. Raises TooLong."""
    words = fit(text, ANNOUNCEMENT_LIMIT, field="text")
    return replace(summit, announcement=words, announced_at=at)


def may_be_joined(summit: Summit) -> None:
    """Raises NotOpen before the room is open, Gone after the end."""
    if summit.state is State.PLANNED:
        raise NotOpen("This room isn’t open yet. Leave this page open.", field="code")
    if summit.state is State.ENDED:
        raise Gone("This summit has ended", field="code")
