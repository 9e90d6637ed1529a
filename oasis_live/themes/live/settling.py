"""What follows from cards that came or went: pools are taken, empty suggestions go."""

from collections.abc import Iterable
from dataclasses import dataclass

from oasis_live.engine.changes import Ref
from oasis_live.engine.transaction import Tx
from oasis_live.themes import store
from oasis_live.themes.rules.placement import Placement, set_down
from oasis_live.themes.rules.pools import settled
from oasis_live.themes.rules.theme import Theme


@dataclass(frozen=True)
class Settled:
    """Themes and cards that changed by themselves, each as it was and as it is."""

    themes: tuple[tuple[Theme, Theme], ...] = ()
    cards: tuple[tuple[Placement, Placement], ...] = ()

    @property
    def themes_changed(self) -> set[str]:
        """The ids of the themes."""
        return {now.id for _was, now in self.themes}

    @property
    def refs(self) -> frozenset[Ref]:
        """The entries that changed."""
        themes = {Ref("theme", one) for one in self.themes_changed}
        return frozenset(themes | {Ref("card", now.card) for _was, now in self.cards})


def settle(tx: Tx, ids: Iterable[str]) -> Settled:
    """Give pools to those of these themes that have earned one; let empty suggestions go."""
    wanted = sorted(ids)
    if not wanted:
        return Settled()
    cards = {theme: counts["cards"] for theme, counts in store.counts(tx, wanted).items()}
    before = {one.id: one for one in store.present_themes(tx)}
    after = settled(before.values(), cards)
    # Cards that nobody sees now (hidden, or another's wording) must find a home when they return.
    hidden = store.cards_in(tx, [one.id for one in after if one.removed])
    store.save_themes(tx, after)
    store.save_placements(tx, [set_down(one) for one in hidden])
    return Settled(
        tuple((before[one.id], one) for one in after),
        tuple((one, set_down(one)) for one in hidden),
    )
