"""What themes do when contributions appear, change, go or are merged."""

from collections.abc import Iterable

from oasis_live.contributions.store import ids_of_author
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx
from oasis_live.themes import store
from oasis_live.themes.live.scene import CHANGES, settle


def _counted_anew(tx: Tx, cards: Iterable[str]) -> frozenset[Ref]:
    """The counts of the themes where these cards are, and the names taken from their words."""
    wanted = list(cards)
    found = {one.theme for one in store.placements(tx, wanted).values() if one.theme}
    titled = {one.id for one in store.themes(tx) if one.title_card in wanted}
    refs = frozenset(Ref("theme", one) for one in found | titled)
    return refs | settle(tx, found | titled) | tx.moment("theme.changed", sorted(titled))


def _gone(tx: Tx, cards: tuple[str, ...]) -> frozenset[Ref]:
    found = {one.theme for one in store.placements(tx, cards).values() if one.theme}
    titled = {one.id for one in store.themes(tx) if one.title_card in cards}
    store.forget_cards(tx, cards)
    refs = frozenset(Ref("theme", one) for one in found | titled)
    refs |= settle(tx, found) | tx.moment("theme.changed", sorted(titled))
    return refs | frozenset(Ref("card", one) for one in cards)


def _moved_table(tx: Tx, people: tuple[str, ...]) -> frozenset[Ref]:
    return _counted_anew(tx, [one for person in people for one in ids_of_author(tx, person)])


def _erased(tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
    store.erase(tx)
    return frozenset()


MOMENTS = (
    *(
        Moment(f"contribution.{name}", _counted_anew, CHANGES)
        for name in ("shown", "changed", "hidden", "restored", "merged")
    ),
    Moment("contribution.erased", _gone, CHANGES),
    Moment("person.changed", _moved_table, CHANGES),
    Moment("summit.erased", _erased, ()),
)
