"""The entries `card` (a contribution with its place) and `theme`."""

from collections.abc import Iterable
from dataclasses import replace

from oasis_live.contributions import store as contributions
from oasis_live.contributions.views import card_fields
from oasis_live.engine.changes import Collection, Entry
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience, Lens
from oasis_live.themes import store
from oasis_live.themes.rules.declined import standing, still_same
from oasis_live.themes.rules.hint import Hint
from oasis_live.themes.rules.offer import Offer, by_theme
from oasis_live.themes.views import hint_for, place_for, theme_for

LENSES: frozenset[Lens] = frozenset({"board", "desk", "sorter"})


def _cards(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    # Board, desk and sorter are told in one reading, mostly of the same cards.
    found = contributions.seen_contributions(tx, ids)
    places = tx.each("placement", found, lambda missing: store.placements(tx, missing))
    seen = {key: card_fields(audience, one) for key, one in found.items()}
    told = _hints(tx, audience, seen)
    return {
        key: entry | place_for(audience, places[key]) | hint_for(audience, places[key], told[key])
        for key, entry in seen.items()
        if entry
    }


def _hints(tx: Tx, audience: Audience, cards: Iterable[str]) -> dict[str, Hint]:
    """What the machine tells a desk of these cards, without what people declined."""
    if audience.lens != "desk":
        return {card: Hint(card) for card in cards}
    declined = list(store.declined(tx).values())
    return {
        card: replace(one, same_as=tuple(still_same(card, one.same_as, declined)))
        for card, one in store.hints(tx, cards).items()
    }


def _themes(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    found = store.load_themes(tx, ids)
    counts = store.counts(tx, found)
    words = store.titles(tx, {one.title_card for one in found.values() if one.title_card})
    offers = by_theme(_offers(tx)) if audience.lens == "desk" else {}
    seen = {
        key: theme_for(
            audience, one, counts[key], words.get(one.title_card or "", ""), offers.get(key, ())
        )
        for key, one in found.items()
    }
    return {key: entry for key, entry in seen.items() if entry}


def _offers(tx: Tx) -> list[Offer]:
    return standing(store.offers(tx), list(store.declined(tx).values()))


COLLECTIONS = (
    Collection("card", LENSES, lambda tx, _audience: contributions.ids_of_cards(tx), _cards),
    Collection(
        "theme", LENSES, lambda tx, _a: [one.id for one in store.present_themes(tx)], _themes
    ),
)
