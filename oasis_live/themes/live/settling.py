"""What follows from cards that came or went: pools are taken, empty suggestions go."""

from collections.abc import Iterable

from oasis_live.engine.changes import Ref
from oasis_live.engine.transaction import Tx
from oasis_live.themes import store
from oasis_live.themes.rules.placement import set_down
from oasis_live.themes.rules.pools import settled


def settle(tx: Tx, ids: Iterable[str]) -> frozenset[Ref]:
    """Give pools to those of these themes that have earned one; let empty suggestions go."""
    wanted = sorted(ids)
    if not wanted:
        return frozenset()
    cards = {theme: counts["cards"] for theme, counts in store.counts(tx, wanted).items()}
    changed = settled(store.present_themes(tx), cards)
    store.save_themes(tx, changed)
    # Cards that nobody sees now (hidden, or another's wording) must find a home when they return.
    hidden = store.cards_in(tx, [one.id for one in changed if one.removed])
    store.save_placements(tx, (set_down(one) for one in hidden))
    refs = {Ref("theme", one.id) for one in changed} | {Ref("card", one.card) for one in hidden}
    return frozenset(refs) | tx.moment("theme.changed", [one.id for one in changed])
