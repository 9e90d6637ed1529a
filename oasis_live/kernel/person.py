"""Who acts, and who looks on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Role(StrEnum):
    """What somebody may do. The wire knows the first four; the others act from our pages."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    BOARD = "board"
    SORTER = "sorter"
    ARRIVING = "arriving"
    ORGANISER = "organiser"
    SYSTEM = "system"


Lens = Literal["phone", "board", "desk", "sorter"]

LENSES_OF: dict[Role, frozenset[Lens]] = {
    Role.PARTICIPANT: frozenset({"phone"}),
    Role.FACILITATOR: frozenset({"board", "desk"}),
    Role.BOARD: frozenset({"board"}),
    Role.SORTER: frozenset({"sorter"}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts in one room.

    `id` is the participant's, or the key's for a desk, board or sorter. `bearer` is what a cid is
    unique for: the credential's own id, never the credential. `name` is what others may read;
    `connection` tells two open desks of one link apart.
    """

    id: str
    room: str
    role: Role
    bearer: str
    name: str = ""
    connection: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of screen and who is before it. `person` is empty for what all of a lens see."""

    room: str
    lens: Lens
    role: Role
    person: str = ""
