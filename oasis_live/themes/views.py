"""What an audience sees of themes, and of a card's place."""

from collections.abc import Iterable
from typing import Any

from oasis_live.kernel.ids import iso
from oasis_live.kernel.person import Audience
from oasis_live.themes.rules.declined import Declined
from oasis_live.themes.rules.hand import Hand
from oasis_live.themes.rules.hint import Hint
from oasis_live.themes.rules.offer import Offer
from oasis_live.themes.rules.placement import SOMEBODY, Placement
from oasis_live.themes.rules.theme import Theme
from oasis_live.themes.rules.wish import Wish, still_said

Counts = dict[str, int]


def theme_for(
    audience: Audience,
    theme: Theme,
    counts: Counts,
    name: str,
    offers: Iterable[Offer] = (),
    declined: Iterable[Declined] = (),
) -> dict[str, Any] | None:
    """One theme. `name`: what it is called; `offers`: what the machine offers for it, which the
    desk alone sees; `declined`: what people said no to, which the sorter alone sees.
    """
    if theme.removed:
        return None
    entry = {
        "id": theme.id,
        "name": name,
        "named_by_people": bool(theme.name),
        "order": theme.place,
        "pool": theme.pool,
        "colour": theme.colour,
        "counts": counts,
        "accepted": theme.accepted,
        "locked": theme.locked,
    }
    if audience.lens == "sorter":
        said_no = [_declined_for(one) for one in declined]
        return entry | {"title_card": theme.title_card, "declined": said_no}
    if audience.lens != "desk":
        return entry
    return entry | {"offers": [_offer_for(one) for one in offers]}


def _offer_for(offer: Offer) -> dict[str, Any]:
    """Whether it can still be taken, the desk sees from its own cards."""
    given = {"theme": offer.other, "cards": list(offer.cards), "card": offer.card}
    kind = {"kind": offer.kind.value, "reason": offer.reason.value}
    return kind | {name: value for name, value in given.items() if value}


def _declined_for(declined: Declined) -> dict[str, Any]:
    given = {"theme": declined.other, "cards": list(declined.cards)}
    kind = {"kind": declined.kind.value}
    return kind | {name: value for name, value in given.items() if value}


def place_for(audience: Audience, placement: Placement) -> dict[str, Any]:
    """The part of a card's entry that says where it is and who put it there. The sorter hears of no
    person, only what it must leave alone, and since when; a board, that it was one, and no name.
    """
    if audience.lens == "sorter":
        held, at = not placement.is_free, iso(placement.at) if placement.is_placed else None
        placed = {"placed": placement.is_placed, "placed_at": at}
        return {"theme": placement.theme, "held": held, **placed}
    by = placement.by or None
    if by and audience.lens == "board":
        by = SOMEBODY
    return {
        "theme": placement.theme,
        "placed_by": by,
        "why": {"by": by, "at": iso(placement.at)} if by else None,
        "pinned": placement.pinned,
    }


def hand_for(audience: Audience, hand: Hand | None) -> dict[str, Any]:
    """Who has a card in hand. The mark ends by itself: the desk looks at its clock."""
    if audience.lens != "desk":
        return {}
    return {"held_by": {"name": hand.by, "until": iso(hand.until)} if hand else None}


def wish_for(audience: Audience, placement: Placement, wish: Wish | None) -> dict[str, Any]:
    """Who wanted the card elsewhere just after it was put here: the desk that put it says so."""
    if audience.lens != "desk":
        return {}
    if wish is None or not still_said(wish, placement):
        return {"wanted": None}
    return {"wanted": {"name": wish.by, "theme": wish.theme, "at": iso(wish.at)}}


def hint_for(audience: Audience, placement: Placement, hint: Hint) -> dict[str, Any]:
    """What the machine tells the desk of a card: `near` and `unplaced` as long as it waits for the
    machine or a person. Which of these ids are still there, the desk sees from its own entries.
    """
    if audience.lens != "desk":
        return {}
    waits = placement.theme is None
    return {
        "near": list(hint.near) if waits else [],
        "same_as": list(hint.same_as),
        "unplaced": hint.unplaced if waits else None,
    }
