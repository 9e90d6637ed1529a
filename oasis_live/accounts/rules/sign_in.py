"""How often somebody may try to sign in, for how long it lasts, and where it leads."""

import re
from collections.abc import Mapping, Sequence

from oasis_live.kernel.address import network
from oasis_live.kernel.refused import Malformed, TooFast

WINDOW_MS = 15 * 60 * 1000
SESSION_MS = 30 * 24 * 60 * 60 * 1000
HOME = "/organiser/"
_MINUTE_MS = 60 * 1000
# The most tries in a window. An account may be tried from elsewhere while one address is stopped.
_MOST = {"both": 5, "account": 30, "address": 50}
# No empty part and none that begins with a dot: `/organiser/..//elsewhere` is no page of ours.
_OURS = re.compile(r"/organiser(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*/?")


def subjects(email: str, address: str) -> dict[str, str]:
    """What a try is counted for: the account, the address, and the two together."""
    near = network(address)
    return {"both": f"{near} {email}", "account": email, "address": near}


def permit_try(earlier: Mapping[str, Sequence[int]], now: int) -> None:
    """`earlier` holds the moments of the tries in this window for each subject. Raises TooFast."""
    waits = [_wait(sorted(moments), _MOST[name], now) for name, moments in earlier.items()]
    wait = max(waits, default=0)
    if wait > 0:
        raise TooFast(
            "That was tried a few times. Wait %(minutes)d minutes, then try again.",
            field="password",
            retry_in=wait / 1000,
            minutes=-(-wait // _MINUTE_MS),
        )


def not_known() -> Malformed:
    """The same words whether the address or the password is wrong."""
    return Malformed("The email address and password don’t belong together", field="password")


def local_path(path: str | None) -> str:
    """Where to go after signing in: a page of the organisers', whatever was asked for."""
    return path if path and _OURS.fullmatch(path) else HOME


def _wait(moments: Sequence[int], most: int, now: int) -> int:
    recent = [moment for moment in moments if moment > now - WINDOW_MS]
    return recent[-most] + WINDOW_MS - now if len(recent) >= most else 0
