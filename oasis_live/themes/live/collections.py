"""The entries `card` (a contribution with its place) and `theme`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from oasis_live.contributions import store as contributions
from oasis_live.contributions.views import card_fields
from oasis_live.engine.changes import Collection, Entry
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience, Lens
from oasis_live.themes import store
from oasis_live.themes.rules.declined import apart, standing, still_same
from oasis_live.themes.rules.declined import by_theme as declined_by_theme
from oasis_live.themes.rules.hint import Hint
from oasis_live.themes.rules.offer import Offer, by_theme
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.views import hand_for, hint_for, place_for, theme_for, wish_for

LENSES: frozenset[Lens] = frozenset({"board", "desk", "sorter"})


def _cards(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    # Board, desk and sorter are told in one reading, mostly of the same cards.
    found = contributions.seen_contributions(tx, ids)
    places = tx.each("placement", found, lambda missing: store.placements(tx, missing))
    seen = {key: card_fields(audience, one) for key, one in found.items()}
    entries = {key: e | place_for(audience, places[key]) for key, e in seen.items() if e}
    return _for_desk(tx, audience, entries, places) if audience.lens == "desk" else entries


def _for_desk(
    tx: Tx, audience: Audience, entries: dict[str, Entry], places: Mapping[str, Placement]
) -> dict[str, Entry]:
    """The cards with what the machine tells of them, who has them in hand, and who wanted them."""
    told, hands, wishes = _hints(tx, entries), store.hands(tx, entries), store.wishes(tx, entries)
    return {
        key: entry
        | hint_for(audience, places[key], told[key])
        | hand_for(audience, hands.get(key))
        | wish_for(audience, places[key], wishes.get(key))
        for key, entry in entries.items()
    }


def _hints(tx: Tx, cards: Iterable[str]) -> dict[str, Hint]:
    """What the machine tells of these cards, without what people declined."""
    pairs = apart(store.declined(tx).values())
    return {
        card: replace(one, same_as=tuple(still_same(card, one.same_as, pairs)))
        for card, one in store.hints(tx, cards).items()
    }


def _themes(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    found = store.load_themes(tx, ids)
    counts = store.counts(tx, found)
    names = store.names(tx, found.values())
    offers = by_theme(_offers(tx)) if audience.lens == "desk" else {}
    no = declined_by_theme(store.declined(tx).values()) if audience.lens == "sorter" else {}
    seen = {
        key: theme_for(
            audience,
            one,
            counts[key],
            names[key],
            offers.get(key, ()),
            no.get(key, ()),
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
