"""What merging, splitting and removing do to themes and their cards."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from oasis_live.kernel.refused import Conflict, Malformed
from oasis_live.themes.rules.placement import Placement, held, placed
from oasis_live.themes.rules.theme import Theme, gone, touched


@dataclass(frozen=True)
class Shaped:
    """Themes and cards as an act leaves them."""

    themes: tuple[Theme, ...]
    cards: tuple[Placement, ...]


def merge(source: Theme, target: Theme, cards: Iterable[Placement]) -> Shaped:
    """All cards in one theme, where no machine moves them; nobody has said of each that it belongs
    there. A person's name outlives the theme that it was given to, if the other has none. Raises
    Malformed.
    """
    if source.id == target.id:
        raise Malformed("Choose two themes.", field="into")
    if source.name_id and not target.name_id:
        target = replace(target, name=source.name, name_id=source.name_id)
    together = tuple(held(replace(one, theme=target.id)) for one in cards)
    return Shaped((touched(target), gone(touched(source), target.id)), together)


def check_split(theme: Theme, inside: Iterable[Placement], leaving: Collection[str]) -> None:
    """Raises Malformed for no cards, Conflict unless it is a theme's own cards that leave."""
    if not leaving:
        raise Malformed("Choose cards of this theme.", field="cards")
    if not {one.card for one in inside} >= set(leaving):
        raise Conflict("Choose cards of this theme.", present={"id": theme.id})


def split(
    theme: Theme,
    made: Theme,
    inside: Iterable[Placement],
    leaving: Collection[str],
    *,
    by: str,
    at: int,
) -> Shaped:
    """Some cards in a theme of their own, the others held where they are."""
    apart = tuple(
        placed(one, made.id, by=by, at=at) if one.card in leaving else held(one) for one in inside
    )
    return Shaped((touched(theme), touched(made)), apart)


def remove(theme: Theme, cards: Iterable[Placement], *, by: str, at: int) -> Shaped:
    """Its cards wait in *To sort* for a person."""
    return Shaped((gone(touched(theme)),), tuple(placed(one, None, by=by, at=at) for one in cards))
