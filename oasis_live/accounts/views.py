"""What an organiser's page shows of secret links."""

from collections.abc import Iterable
from dataclasses import dataclass

from oasis_live.accounts.rules import keys as rules
from oasis_live.accounts.rules.keys import ScreenKey
from oasis_live.kernel.person import Role

_SCREENS = {Role.FACILITATOR: "desk", Role.BOARD: "board"}


@dataclass(frozen=True, slots=True)
class SecretLink:
    """A link that opens a desk or a board. `screen` is `desk` or `board`; `key` is its secret."""

    id: str
    screen: str
    name: str
    key: str
    address: str


def secret_links(
    keys: Iterable[ScreenKey], secret: str, room_address: str
) -> tuple[SecretLink, ...]:
    """The links that are still good: the desk's, those of co-facilitators by name, the board's."""
    good = sorted((key for key in keys if not key.revoked), key=_place)
    return tuple(_link(key, secret, room_address) for key in good)


def _place(key: ScreenKey) -> tuple[bool, str, str]:
    return key.role is Role.BOARD, key.name.casefold(), key.id


def _link(key: ScreenKey, secret: str, room_address: str) -> SecretLink:
    screen, written = _SCREENS[key.role], rules.written(secret, key.id)
    address = f"{room_address}/{screen}?key={written}"
    return SecretLink(key.id, screen, key.name, written, address)
