"""What people declined of the machine's offers: it is not offered again."""

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from oasis_live.kernel.refused import Malformed
from oasis_live.themes.meaning.declined import are_alike
from oasis_live.themes.rules.offer import Kind, Offer

# Two cards say the same, not one and not three.
PAIR = 2


class Declining(StrEnum):
    """What can be declined: each kind of offer, and that two cards say the same."""

    MERGE = "merge"
    SPLIT = "split"
    FOLLOWERS = "followers"
    SAME = "same"


@dataclass(frozen=True)
class Declined:
    """`theme` with `other` for a merge; `theme` and the cards that would leave or come; two cards
    that don't say the same.
    """

    kind: Declining
    theme: str | None = None
    other: str | None = None
    cards: tuple[str, ...] = ()


def checked(what: Declined) -> Declined:
    """The decision with its cards in order. Raises Malformed where a part is missing."""
    if what.kind is not Declining.SAME and what.theme is None:
        raise Malformed("Say which theme is meant.", field="theme")
    if what.kind is Declining.MERGE and what.other is None:
        raise Malformed("Say which other theme is meant.", field="other")
    if what.kind is Declining.SAME and len(set(what.cards)) != PAIR:
        raise Malformed("Say which two cards are meant.", field="cards")
    if what.kind in {Declining.SPLIT, Declining.FOLLOWERS} and not what.cards:
        raise Malformed("Say which cards are meant.", field="cards")
    return replace(what, cards=tuple(sorted(set(what.cards))))


def standing(offers: Iterable[Offer], declined: Collection[Declined]) -> list[Offer]:
    """The offers without what was declined of them."""
    left = (_left(one, declined) for one in offers)
    return [one for one in left if one is not None]


def _left(offer: Offer, declined: Collection[Declined]) -> Offer | None:
    against = [one for one in declined if one.kind.value == offer.kind.value]
    if offer.kind is Kind.MERGE:
        pair = {offer.theme, offer.other}
        return None if any({one.theme, one.other} == pair for one in against) else offer
    mine = [set(one.cards) for one in against if one.theme == offer.theme]
    if offer.kind is Kind.SPLIT:
        return None if any(are_alike(set(offer.cards), cards) for cards in mine) else offer
    cards = tuple(card for card in offer.cards if not any(card in them for them in mine))
    return replace(offer, cards=cards) if cards else None


def by_theme(declined: Iterable[Declined]) -> dict[str, list[Declined]]:
    """What was declined of each theme."""
    found: dict[str, list[Declined]] = {}
    for one in declined:
        if one.theme:
            found.setdefault(one.theme, []).append(one)
    return found


def apart(declined: Iterable[Declined]) -> frozenset[frozenset[str]]:
    """Pairs of cards that somebody said are not the same."""
    return frozenset(frozenset(one.cards) for one in declined if one.kind is Declining.SAME)


def still_same(card: str, same_as: Iterable[str], pairs: Set[frozenset[str]]) -> list[str]:
    """Those cards that nobody said are another thing than this one. `pairs`: those `apart`."""
    return [other for other in same_as if {card, other} not in pairs]
