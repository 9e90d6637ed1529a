"""An organiser's own words: address, name and password."""

import re
import unicodedata
from dataclasses import dataclass

from oasis_live.kernel.refused import Empty, Malformed, TooLong
from oasis_live.kernel.text import clean_line, fit

# RFC 5321, section 4.5.3.1: the longest address that mail can carry.
EMAIL_LIMIT = 254
NAME_LIMIT = 40
PASSWORD_LEAST = 10
PASSWORD_MOST = 200
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")


@dataclass(frozen=True, slots=True)
class Organiser:
    """Somebody who makes summits. `created_at` is in milliseconds since 1970."""

    id: str
    email: str
    name: str
    created_at: int


def email_of(typed: str) -> str:
    """The address in small letters. Raises Empty, Malformed."""
    email = clean_line(typed, field="email").casefold()
    if not email:
        raise Empty("Enter an email address", field="email")
    if len(email) > EMAIL_LIMIT or not _EMAIL.fullmatch(email):
        raise Malformed(
            "Enter an email address in the right form, like name@example.org", field="email"
        )
    return email


def name_of(typed: str) -> str:
    """The name that other organisers read. Raises Empty, TooLong."""
    return fit(clean_line(typed, field="name"), NAME_LIMIT, field="name", empty="Enter your name")


def password_of(typed: str) -> str:
    """A password that may be chosen, in NFC so that every keyboard types the same one.

    Raises Empty, Malformed, TooLong.
    """
    password = unicodedata.normalize("NFC", typed)
    if not password:
        raise Empty("Enter a password", field="password")
    if len(password) < PASSWORD_LEAST:
        raise Malformed(
            "Use at least %(least)d characters. Three random words are easy to remember",
            field="password",
            least=PASSWORD_LEAST,
        )
    if len(password) > PASSWORD_MOST:
        raise TooLong(
            "Use a password of at most %(most)d characters", field="password", most=PASSWORD_MOST
        )
    if len(set(password)) < 5:
        raise Malformed("Use more than a few different characters", field="password")
    return password
