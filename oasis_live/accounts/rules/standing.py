"""Who may do what to which summit: its owner, and the organisers whom the owner invited."""

from collections.abc import Container
from enum import StrEnum

from oasis_live.kernel.refused import NotAllowed, NotFound

# The owner of what was made on the command line. Whoever can sign in stands for the house.
HOUSE = "house"


class Standing(StrEnum):
    """What an organiser is to a summit."""

    OWNER = "owner"
    HOST = "host"


class Act(StrEnum):
    """What an organiser does with a summit. `RUN` is all that neither shares nor ends it."""

    RUN = "run"
    INVITE = "invite"
    ERASE = "erase"


_ALLOWED = {
    Standing.OWNER: frozenset(Act),
    Standing.HOST: frozenset({Act.RUN}),
}


def standing(organiser: str, owner: str, hosts: Container[str]) -> Standing | None:
    """What this organiser is to a summit; None for a stranger."""
    if owner in {organiser, HOUSE}:
        return Standing.OWNER
    return Standing.HOST if organiser in hosts else None


def permit(held: Standing | None, act: Act) -> None:
    """Raises NotFound for a stranger, who is not to learn that the summit is there; NotAllowed
    for a host.
    """
    if held is None:
        raise NotFound("There is no summit here that you organise.")
    if act not in _ALLOWED[held]:
        raise NotAllowed("Only the organiser who made this summit can do this.")
