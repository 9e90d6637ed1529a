"""The places of cards, and what themes count and are called because of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.contributions.rules.contribution import State
from oasis_live.contributions.rules.others import headline
from oasis_live.contributions.rules.words import Words
from oasis_live.contributions.store import ContributionRow
from oasis_live.engine.rows import Base, also, among, json_list, upsert
from oasis_live.engine.transaction import Tx
from oasis_live.people.store import ParticipantRow
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme
from oasis_live.themes.rules.titles import called


class PlacementRow(Base):
    """Where a card is."""

    __tablename__ = "placement"
    card: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    theme: Mapped[str | None] = mapped_column(ForeignKey("theme.id"), index=True)
    by: Mapped[str]
    held: Mapped[int]
    pinned: Mapped[int]
    at: Mapped[int]


_PLACEMENT_COLUMNS = (
    PlacementRow.card,
    PlacementRow.theme,
    PlacementRow.by,
    PlacementRow.held,
    PlacementRow.pinned,
    PlacementRow.at,
)
_PLACEMENTS = (
    select(*_PLACEMENT_COLUMNS)
    .where(also(PlacementRow.room, "room"))
    .where(among(PlacementRow.card, "ids"))
    .order_by(PlacementRow.card)
)
_IN_THEMES = (
    select(*_PLACEMENT_COLUMNS)
    .where(also(PlacementRow.room, "room"))
    .where(among(PlacementRow.theme, "ids"))
    .order_by(PlacementRow.card)
)
_COUNTED = (
    select(PlacementRow.theme, ContributionRow.kind, ParticipantRow.table)
    .join(ContributionRow, ContributionRow.id == PlacementRow.card)
    .join(ParticipantRow, ParticipantRow.id == ContributionRow.author)
    .where(also(PlacementRow.room, "room"))
    .where(among(PlacementRow.theme, "ids"))
    .where(ContributionRow.state == State.SHOWN.value)
    .where(ContributionRow.merged_into.is_(None))
)
_TITLES = (
    select(
        ContributionRow.id,
        ContributionRow.text,
        ContributionRow.title,
        ContributionRow.happened,
        ContributionRow.gem,
    )
    .where(among(ContributionRow.id, "ids"))
    .where(ContributionRow.state == State.SHOWN.value)
)
_SAVE_PLACEMENT = upsert(PlacementRow)


def placements(tx: Tx, cards: Iterable[str]) -> dict[str, Placement]:
    """Where these cards are; one that was never placed is in *To sort*, free."""
    wanted = list(cards)
    rows = tx.rows(_PLACEMENTS, room=tx.room, ids=json_list(wanted))
    found = {row.card: _placement(row) for row in rows}
    return {card: found.get(card, Placement(card)) for card in wanted}


def cards_in(tx: Tx, ids: Iterable[str]) -> list[Placement]:
    """Every card of these themes, hidden ones too."""
    return [_placement(row) for row in tx.rows(_IN_THEMES, room=tx.room, ids=json_list(ids))]


def save_placements(tx: Tx, changed: Iterable[Placement]) -> None:
    """Store where these cards are now."""
    rows = [_placement_row(tx.room, one) for one in changed]
    if rows:
        tx.write_all(_SAVE_PLACEMENT, rows)


def counts(tx: Tx, ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """For each theme its shown cards, principles and stories, and from how many tables."""
    wanted = list(ids)
    kinds: dict[str, list[str]] = defaultdict(list)
    tables: dict[str, set[str]] = defaultdict(set)
    for row in tx.rows(_COUNTED, room=tx.room, ids=json_list(wanted)):
        kinds[row.theme].append(row.kind)
        tables[row.theme].update({row.table} - {""})
    return {
        theme: {
            "cards": len(kinds[theme]),
            "principles": kinds[theme].count("principle"),
            "stories": kinds[theme].count("story"),
            "tables": len(tables[theme]),
        }
        for theme in wanted
    }


def names(tx: Tx, of: Collection[Theme]) -> dict[str, str]:
    """What these themes are called, by id."""
    words = _titles(tx, {one.title_card for one in of if one.title_card})
    return {one.id: called(one, words.get(one.title_card or "", "")) for one in of}


def _titles(tx: Tx, cards: Iterable[str]) -> dict[str, str]:
    """The words of these cards, as far as they are shown."""
    rows = tx.rows(_TITLES, ids=json_list(cards))
    return {row.id: headline(Words(row.text, row.title, row.happened, gem=row.gem)) for row in rows}


def _placement(row: Any) -> Placement:
    return Placement(row.card, row.theme, row.by, bool(row.held), bool(row.pinned), row.at)


def _placement_row(room: str, placement: Placement) -> dict[str, Any]:
    return {
        "card": placement.card,
        "room": room,
        "theme": placement.theme,
        "by": placement.by,
        "held": int(placement.held),
        "pinned": int(placement.pinned),
        "at": placement.at,
    }
