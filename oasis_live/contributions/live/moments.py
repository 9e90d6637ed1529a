"""What contributions do when something happens to people or to the summit."""

from oasis_live.contributions import store
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx


def _person_changed(tx: Tx, people: tuple[str, ...]) -> frozenset[Ref]:
    """Their name may stand under a story, their table and perspective beside every card."""
    ids = [one for person in people for one in store.ids_of_author(tx, person)]
    return frozenset(Ref("card", one) for one in ids)


def _erased(tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
    store.erase(tx)
    return frozenset()


MOMENTS = (
    Moment("person.changed", _person_changed, ("card",)),
    Moment("summit.erased", _erased, ()),
)
