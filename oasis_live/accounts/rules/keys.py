"""Keys for desk and board: `id.proof`. The proof follows from the server's secret, so a database
that leaks opens no desk, and a page can show a link for as long as its key is good.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Malformed, TooMany
from oasis_live.kernel.text import clean_line, fit

NAME_LIMIT = 40
MOST_KEYS = 20
SCREENS = frozenset({Role.FACILITATOR, Role.BOARD})
_BEARER = "key:"
_PURPOSE = "key for desk or board:"
_PROOF_LENGTH = 40


@dataclass(frozen=True, slots=True)
class ScreenKey:
    """One secret link. `name` is how others at the desk read its holder; a revoked one is dead."""

    id: str
    room: str
    role: Role
    name: str
    revoked: bool
    made_at: int

    @property
    def person(self) -> Person:
        """Who comes in by this key."""
        return Person(self.id, self.room, self.role, f"{_BEARER}{self.id}", self.name)


def written(secret: str, key_id: str) -> str:
    """The key as it stands in a link."""
    return f"{key_id}.{_proof(secret, key_id)}"


def read(secret: str, key: str) -> str | None:
    """The id of a key that this server wrote, or None."""
    key_id, _dot, proof = key.partition(".")
    genuine = hmac.compare_digest(proof.encode(), _proof(secret, key_id).encode())
    return key_id if genuine else None


def id_of_bearer(bearer: str) -> str | None:
    """The id of the key that a bearer stands for, or None if it is somebody else's."""
    return bearer.removeprefix(_BEARER) if bearer.startswith(_BEARER) else None


def may_be_added(role: str, name: str, present: Sequence[ScreenKey]) -> tuple[Role, str]:
    """The role and name of a new key. Raises Malformed, TooLong, TooMany."""
    if role not in SCREENS:
        raise Malformed("A link opens the desk or the board", field="role")
    if sum(not key.revoked for key in present) >= MOST_KEYS:
        raise TooMany(
            "This summit has %(most)d links. Take one away first", field="name", most=MOST_KEYS
        )
    return Role(role), fit(clean_line(name, field="name"), NAME_LIMIT, field="name")


def _proof(secret: str, key_id: str) -> str:
    message = (_PURPOSE + key_id).encode()
    return hmac.new(secret.encode(), message, "sha256").hexdigest()[:_PROOF_LENGTH]
