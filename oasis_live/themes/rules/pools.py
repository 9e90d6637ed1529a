"""Which themes have a place on the board. A place is kept, so that a hall finds it again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from oasis_live.themes.rules.theme import Theme, gone

MOST_POOLS = 12
# So many places fill their rows on the board.
FULL_ROWS = (3, 6, 9, MOST_POOLS)
COLOURS = 10
# A group that nobody touched takes a pool when it has so many cards.
FEWEST_CARDS = 3


def settled(themes: Iterable[Theme], cards: Mapping[str, int]) -> list[Theme]:
    """The themes of the room after cards came or went in those named in `cards` (how many they show
    now): what has earned a pool takes one, and a suggestion goes with its last card. Only what
    changes is given back.
    """
    there = [one for one in themes if not one.removed]
    taken = {one.pool for one in there if one.pool}
    changed = []
    for theme in there:
        if theme.id not in cards:
            continue
        after = _settled(theme, cards[theme.id], taken)
        if after != theme:
            taken = (taken - {theme.pool}) | ({after.pool} if after.pool else set())
            changed.append(after)
    return changed


def _settled(theme: Theme, cards: int, taken: set[int]) -> Theme:
    if not (cards or theme.accepted):
        return gone(theme)
    if theme.pool is not None or not _has_earned(theme, cards):
        return theme
    pool = _free(taken)
    return _in_pool(theme, pool) if pool else theme


def _has_earned(theme: Theme, cards: int) -> bool:
    return theme.accepted or cards >= FEWEST_CARDS


def _free(taken: set[int]) -> int | None:
    """A new theme goes last; places that others have left are given away when no other is free."""
    after_all = max(taken, default=0) + 1
    if after_all <= MOST_POOLS:
        return after_all
    return min(set(range(1, MOST_POOLS + 1)) - taken, default=None)


def laid_out(had: int, themes: Iterable[Theme]) -> int:
    """How many places the board has, which had so many: a place that was left stays, empty. Where
    one more is wanted, full rows are laid out, so that the next themes find a place and none moves.
    """
    wanted = max((one.pool or 0 for one in themes), default=0)
    if wanted <= had:
        return had
    return next(full for full in FULL_ROWS if full >= wanted) if had else wanted


def tidied(themes: Iterable[Theme], cards: Mapping[str, int]) -> list[Theme]:
    """Pools given anew without gaps, in order of creation. Where there are more themes than pools,
    those that people touched come first, then the largest. Only what changes is given back.
    """
    before = sorted((one for one in themes if not one.removed), key=lambda one: one.place)
    worthy = [one for one in before if _has_earned(one, cards[one.id])]
    worthy.sort(key=lambda one: (not one.accepted, -cards[one.id], one.place))
    chosen = {one.id for one in worthy[:MOST_POOLS]}
    pools = iter(range(1, MOST_POOLS + 1))
    after = [
        _in_pool(one, next(pools)) if one.id in chosen else replace(one, pool=None)
        for one in before
    ]
    return [now for was, now in zip(before, after, strict=True) if was != now]


def freed(theme: Theme, taken: Iterable[int]) -> Theme:
    """A theme that comes back has its old pool if nobody has taken it."""
    return replace(theme, pool=None) if theme.pool in set(taken) else theme


def first_colour(place: int) -> int:
    """The colour before a theme has a pool."""
    return (place - 1) % COLOURS + 1


def _in_pool(theme: Theme, pool: int) -> Theme:
    return replace(theme, pool=pool, colour=(pool - 1) % COLOURS + 1)
