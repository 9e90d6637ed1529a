"""Rows of themes, their names, the places of cards, and what the machine offers. No participant's
words are in any.
"""

from oasis_live.themes.store.forgetting import (
    erase,
    forget_cards,
)
from oasis_live.themes.store.hands import HandRow, hands, held_on, put_down, take_in_hand
from oasis_live.themes.store.hints import (
    HintRow,
    hints,
    paired,
    save_hints,
)
from oasis_live.themes.store.offers import (
    DeclinedRow,
    OfferRow,
    decline,
    declined,
    offer_again,
    offers,
    save_offers,
)
from oasis_live.themes.store.places import (
    PlacementRow,
    cards_in,
    counts,
    names,
    placements,
    save_placements,
)
from oasis_live.themes.store.themes import (
    ThemeNameRow,
    ThemeRow,
    add_name,
    called_by,
    last_place,
    load_theme,
    load_themes,
    present_themes,
    save_themes,
    themes,
)
from oasis_live.themes.store.vectors import VectorRow, forget_vectors, save_vectors, vectors
from oasis_live.themes.store.wishes import WishRow, save_wish, wishes

__all__ = [
    "DeclinedRow",
    "HandRow",
    "HintRow",
    "OfferRow",
    "PlacementRow",
    "ThemeNameRow",
    "ThemeRow",
    "VectorRow",
    "WishRow",
    "add_name",
    "called_by",
    "cards_in",
    "counts",
    "decline",
    "declined",
    "erase",
    "forget_cards",
    "forget_vectors",
    "hands",
    "held_on",
    "hints",
    "last_place",
    "load_theme",
    "load_themes",
    "names",
    "offer_again",
    "offers",
    "paired",
    "placements",
    "present_themes",
    "put_down",
    "save_hints",
    "save_offers",
    "save_placements",
    "save_themes",
    "save_vectors",
    "save_wish",
    "take_in_hand",
    "themes",
    "vectors",
    "wishes",
]
