"""What goes with a card, and with a room."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, update

from oasis_live.engine.rows import among, json_list
from oasis_live.engine.transaction import Tx
from oasis_live.themes.store.hands import HandRow
from oasis_live.themes.store.hints import HintRow
from oasis_live.themes.store.offers import DeclinedRow, OfferRow
from oasis_live.themes.store.places import PlacementRow
from oasis_live.themes.store.themes import ThemeNameRow, ThemeRow
from oasis_live.themes.store.wishes import WishRow

_OF_CARDS = (
    delete(HandRow).where(among(HandRow.card, "ids")),
    delete(WishRow).where(among(WishRow.card, "ids")),
    delete(HintRow).where(among(HintRow.card, "ids")),
    delete(PlacementRow).where(among(PlacementRow.card, "ids")),
    update(ThemeRow).where(among(ThemeRow.title_card, "ids")).values(title_card=None),
)
# What leans on others first.
_OF_ROOM = tuple(
    delete(row).where(row.room == bindparam("room"))
    for row in (
        HandRow,
        WishRow,
        HintRow,
        DeclinedRow,
        OfferRow,
        PlacementRow,
        ThemeRow,
        ThemeNameRow,
    )
)


def forget_cards(tx: Tx, cards: Iterable[str]) -> None:
    """What was withdrawn is nowhere, and gives no theme its words."""
    for statement in _OF_CARDS:
        tx.write(statement, ids=json_list(cards))


def erase(tx: Tx) -> None:
    """Delete every theme, place, offer and hint of this room."""
    for statement in _OF_ROOM:
        tx.write(statement, room=tx.room)
