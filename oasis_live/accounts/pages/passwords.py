"""argon2id in a native thread: it is slow on purpose, and the hall goes on meanwhile."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. Twenty at once, as many as
# there are native threads, then take less than 400 MB.
MEMORY_KIB = 19_456
PASSES = 2
LANES = 1


class Passwords:
    """What is kept of a password, and whether a typed one fits it."""

    def __init__(self, native: Callable[..., Any]) -> None:
        self._native = native
        self._hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)

    def keep(self, password: str) -> str:
        """What the database may hold of this password."""
        kept: str = self._native(self._hasher.hash, password)
        return kept

    def fits(self, kept: str | None, typed: str) -> bool:
        """Whether this is the password. Without an account it takes as long to say no."""
        fits: bool = self._native(self._verify, kept or self._nobodys, typed)
        return fits and kept is not None

    def renewed(self, kept: str | None, typed: str) -> str | None:
        """The password kept anew where its settings have become too weak."""
        stale = kept is not None and self._hasher.check_needs_rehash(kept)
        return self.keep(typed) if stale else None

    @cached_property
    def _nobodys(self) -> str:
        return self.keep("the password of an account that is not there")

    def _verify(self, kept: str, typed: str) -> bool:
        try:
            return self._hasher.verify(kept, typed)
        except (VerificationError, InvalidHashError):
            return False
