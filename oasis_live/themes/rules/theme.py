"""One theme: its name, its place among the board's pools, and what a person did to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from oasis_live.kernel.refused import Conflict
from oasis_live.kernel.text import clean_line, fit

NAME_LIMIT = 80
MOST_POOLS = 12
COLOURS = 10
# A group that nobody touched takes a pool when it has so many cards.
FEWEST_FOR_A_POOL = 3


@dataclass(frozen=True)
class Theme:
    """A cluster of cards. `name` is a person's word; without one it is called by the words of
    `title_card`. `pool` is its place on the board, from 1, or None;
    `merged_into` is where its cards and votes went.
    """

    id: str
    place: int
    name: str = ""
    name_id: str | None = None
    title_card: str | None = None
    pool: int | None = None
    colour: int = 1
    accepted: bool = False
    locked: bool = False
    removed: bool = False
    merged_into: str | None = None


def named(name: str) -> str:
    """A theme's name, known to fit. Raises Empty, TooLong, Malformed."""
    words = fit(name, NAME_LIMIT, field="name", empty="Give this theme a name")
    return clean_line(words)


def there(theme: Theme) -> Theme:
    """The theme, unless somebody removed or merged it. Raises Conflict."""
    if theme.removed:
        raise Conflict("Somebody just removed or merged this theme.", present={"id": theme.id})
    return theme


def touched(theme: Theme) -> Theme:
    """A person made, named, merged or split it, or placed a card in it."""
    return replace(theme, accepted=True)


def settled(theme: Theme, cards: int, taken: Iterable[int]) -> Theme:
    """The theme after cards came or went: it takes a free pool when it has earned one, and keeps
    it. A group that only the machine made goes with its last card.
    """
    if theme.removed:
        return replace(theme, pool=None)
    if not cards and not theme.accepted:
        return replace(theme, removed=True, pool=None)
    if theme.pool is not None or not (theme.accepted or cards >= FEWEST_FOR_A_POOL):
        return theme
    free = sorted(set(range(1, MOST_POOLS + 1)) - set(taken))
    return _in_pool(theme, free[0]) if free else theme


def tidied(themes: Iterable[tuple[Theme, int]]) -> list[Theme]:
    """Pools given anew, in order of creation, to those that have earned one (`cards` each)."""
    ordered = sorted(themes, key=lambda pair: pair[0].place)
    given: list[Theme] = []
    taken = 0
    for theme, cards in ordered:
        earned = not theme.removed and (theme.accepted or cards >= FEWEST_FOR_A_POOL)
        if earned and taken < MOST_POOLS:
            taken += 1
            given.append(_in_pool(theme, taken))
        else:
            given.append(replace(theme, pool=None))
    return given


def first_colour(place: int) -> int:
    """The colour before a theme has a pool."""
    return place % COLOURS + 1


def _in_pool(theme: Theme, pool: int) -> Theme:
    return replace(theme, pool=pool, colour=(pool - 1) % COLOURS + 1)
