"""A move that came second: where somebody wanted a card that another had just moved."""

from dataclasses import dataclass

from oasis_live.themes.rules.placement import Placement


@dataclass(frozen=True)
class Wish:
    """Who wanted a card where, and when (ms since 1970). `stood` is when it was put where it
    stayed.
    """

    by: str
    theme: str | None
    at: int
    stood: int


def still_said(wish: Wish, placement: Placement) -> bool:
    """Whether the card is as it was then: the next decision about it ends the wish."""
    return wish.stood == placement.at
