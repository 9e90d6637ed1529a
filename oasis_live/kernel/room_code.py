"""Room codes: six characters that nobody can misread, in any case, with or without the dash."""

import random

ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 6
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "–": None})


def make(chance: random.Random) -> str:
    """A new code. It holds a digit, so that no page's name is ever a code."""
    while True:
        code = "".join(chance.choices(ALPHABET, k=LENGTH))
        if any(character.isdigit() for character in code):
            return code


def plain(typed: str) -> str:
    """What somebody typed for a code of ours: in capitals, without dashes and spaces, O read as 0,
    I and L as 1.
    """
    return typed.strip().upper().translate(_READ_AS)


def read(typed: str) -> str | None:
    """The code that was meant, or None if it can't be one."""
    code = plain(typed)
    fits = len(code) == LENGTH and set(code) <= set(ALPHABET)
    return code if fits and any(character.isdigit() for character in code) else None


def show(code: str) -> str:
    """The code as people see it: K7M-4QT."""
    return f"{code[:3]}-{code[3:]}"
