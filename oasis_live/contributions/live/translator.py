"""`contribution.translate`: what somebody's words say in the language of the room."""

from oasis_live.contributions import store
from oasis_live.contributions.rules import contribution as rules
from oasis_live.contributions.rules.kinds import longest
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.summits.store import load_summit


class Translate(Payload, frozen=True):
    """A card's words once more, in the language of the room; an empty text takes them away. `of`:
    all texts of the card in order, as the desk saw them, so that nobody translates what its author
    changes meanwhile; `was`: the translation that it saw, empty for none, so that nobody overwrites
    a colleague's. What is left out is not asked.
    """

    id: str
    text: str
    of: tuple[str, ...] | None = None
    was: str | None = None


def _translate(tx: Tx, by: Person, sent: Translate) -> Outcome:
    before = store.load_contribution(tx, sent.id)
    limit = longest(before.kind, load_summit(tx).limits)
    after = rules.translate(before, sent.text, by=by.name, limit=limit, of=sent.of, was=sent.was)
    if after == before:
        return Outcome()
    store.save_contribution(tx, after)
    # Whatever was found out about its words is about other words now.
    reworded = tx.moment("contribution.reworded", [after.id])
    return Outcome(frozenset({Ref("card", after.id)}) | reworded)


DESK = frozenset({Role.FACILITATOR})
# Nothing to undo: a text stands in its own row and in no image of how things were.
COMMANDS = (Command("contribution.translate", Translate, DESK, 600, _translate, ("card",)),)
