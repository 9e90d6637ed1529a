"""Who is behind a request or a connection: a token in a cookie, a header, or the handshake."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response
from werkzeug.sansio.http import parse_cookie

from oasis_live.engine.database import Database
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import LENSES_OF, Lens, Person
from oasis_live.kernel.refused import Gone, NotAllowed

_YEAR_SECONDS = 365 * 24 * 3600
# A board that was opened from the desk has the desk's rights.
_COOKIES_FOR: dict[Lens, tuple[Lens, ...]] = {
    "phone": ("phone",),
    "desk": ("desk",),
    "board": ("desk", "board"),
    "sorter": (),
}

# Whoever may open a desk may open the board; the sorter comes by its token.
_OPENED: tuple[Lens, ...] = ("phone", "board", "sorter")

# Where the theme worker runs, and nobody else has its key.
LOOPBACK = frozenset({"127.0.0.1", "::1"})

Identify = Callable[[Tx, str], Person | None]


def cookie_name(room: str, lens: Lens) -> str:
    """One cookie for each room and kind of screen, so that a facilitator can join as well."""
    return f"oasis_{room}_{lens}"


def keep(response: Response, room: str, lens: Lens, token: str, *, secure: bool) -> Response:
    """Let this browser come back as the same person. The cookie is no script's to read."""
    response.set_cookie(
        cookie_name(room, lens),
        token,
        max_age=_YEAR_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=secure,
    )
    return response


def token_in(authorization: str) -> str | None:
    """What the header `Authorization: Bearer …` holds."""
    scheme, _space, token = authorization.partition(" ")
    return (token.strip() or None) if scheme.lower() == "bearer" else None


def cookies_of(environ: dict[str, Any]) -> Mapping[str, str]:
    """The cookies of a request that never reaches Flask."""
    return parse_cookie(environ.get("HTTP_COOKIE", ""))


@dataclass(frozen=True)
class Doorkeeper:
    """Tells who holds a token, from the database, and for which lenses it is good."""

    database: Database
    identify: Identify
    was_removed: Callable[[Tx, str], bool]

    def of_token(self, room: str, lens: Lens, token: str) -> Person | None:
        """The person with this token, if it opens this lens of this room."""
        # Ours are all ASCII, and comparing others in constant time would raise.
        if not token.isascii():
            return None
        with self.database.reading(room) as tx:
            person = self.identify(tx, token)
        fits = person and person.room == room and lens in LENSES_OF.get(person.role, ())
        return person if fits else None

    def of_cookies(self, room: str, lens: Lens, cookies: Mapping[str, str]) -> Person | None:
        """The person whose cookie this browser holds for this lens of this room."""
        found = (self.of_token(room, lens, token) for token in _tokens(room, lens, cookies))
        return next((person for person in found if person), None)

    def of_either(
        self, room: str, lens: Lens, token: str | None, cookies: Mapping[str, str]
    ) -> Person | None:
        """The person with this token; where none was sent, with one of this browser's."""
        return self.of_token(room, lens, token) if token else self.of_cookies(room, lens, cookies)

    def knows(self, room: str, cookies: Mapping[str, str], token: str | None) -> bool:
        """Whether somebody holds a key to this room, for whichever screen."""
        by_token = (self.of_token(room, lens, token) for lens in _OPENED if token)
        by_cookie = (self.of_cookies(room, lens, cookies) for lens in _OPENED)
        return any(by_token) or any(by_cookie)

    def admit(self, room: str, lens: Lens, token: str | None, cookies: Mapping[str, str]) -> Person:
        """The person behind a handshake. Raises NotAllowed, or Gone for whoever was removed."""
        person = self.of_either(room, lens, token, cookies)
        if person:
            return person
        held = [token] if token else _tokens(room, lens, cookies)
        with self.database.reading(room) as tx:
            if any(one.isascii() and self.was_removed(tx, one) for one in held):
                raise Gone("You are no longer in this room.")
        raise NotAllowed("This link doesn’t open this room. Join with the room code.")


def _tokens(room: str, lens: Lens, cookies: Mapping[str, str]) -> list[str]:
    """What this browser holds for this lens of this room, the strongest first."""
    names = (cookie_name(room, kind) for kind in _COOKIES_FOR[lens])
    return [cookies[name] for name in names if name in cookies]
