"""The theme worker's identity: a key made at each start, good for every room, on loopback only."""

from hmac import compare_digest

from oasis_live.kernel.person import Person, Role

ID, _BEARER = "sorter", "sorter:"


def identify(room: str, token: str, key: str) -> Person | None:
    """The sorter in this room, if the token is this start's key."""
    return _person(room) if compare_digest(token, key) else None


def who(bearers: list[str]) -> dict[str, Person]:
    """The sorters among these bearers."""
    return {b: _person(b.removeprefix(_BEARER)) for b in bearers if b.startswith(_BEARER)}


def _person(room: str) -> Person:
    return Person(ID, room, Role.SORTER, f"{_BEARER}{room}")
