"""One summit: its state, and what that state forbids."""

from dataclasses import dataclass, replace
from enum import StrEnum

from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Gone, NotOpen
from oasis_live.kernel.text import fit

TITLE_LIMIT = 120
TOPIC_LIMIT = 300
ANNOUNCEMENT_LIMIT = 200

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
