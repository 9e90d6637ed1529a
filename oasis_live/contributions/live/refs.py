"""Which entries a contribution's change touches."""

from collections.abc import Iterable

from oasis_live.contributions.rules.contribution import Contribution
from oasis_live.engine.changes import Ref

ROOM = Ref("room", "room")
# What a command over contributions may change by itself; moments add their own.
CHANGES = ("mine", "card", "room")


def refs_of(contributions: Iterable[Contribution]) -> frozenset[Ref]:
    """Their authors' own entries, their cards (or the card that took them up), and the counts."""
    refs = {ROOM}
    for one in contributions:
        refs.add(Ref("mine", one.id, to=one.author))
        refs.add(Ref("card", one.id))
        if one.merged_into:
            refs.add(Ref("card", one.merged_into))
    return frozenset(refs)
