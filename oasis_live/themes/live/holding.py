"""`card.hold`: who has which card in hand; and `card.let_go`, the house's own, when a line ends."""

from collections.abc import Iterable

from oasis_live.engine.changes import DESKS, Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.themes import store
from oasis_live.themes.live.cards import DESK, checked_cards
from oasis_live.themes.live.scene import known_as
from oasis_live.themes.rules.hand import HELD_MS, Hand, is_anothers


class Hold(Payload, frozen=True):
    """A card that is dragged, or for which a theme is looked for. Whoever goes on says so again
    before the mark ends.
    """

    id: str
    on: bool


class LetGo(Payload, frozen=True):
    """The connection that has ended."""

    connection: str


def _hold(tx: Tx, by: Person, sent: Hold) -> Outcome:
    (card,) = checked_cards(tx, [sent.id])
    # Two open desks of one link are two people.
    connection = by.connection or by.bearer
    if is_anothers(store.hands(tx, [card]).get(card), connection, tx.now_ms):
        return Outcome()
    if sent.on:
        store.take_in_hand(tx, card, Hand(known_as(by), tx.now_ms + HELD_MS, connection))
    else:
        store.put_down(tx, [card])
    return _marked([card])


def _let_go(tx: Tx, _by: Person, sent: LetGo) -> Outcome:
    cards = store.held_on(tx, sent.connection)
    store.put_down(tx, cards)
    return _marked(cards)


def _marked(cards: Iterable[str]) -> Outcome:
    return Outcome(frozenset(Ref("card", card, to=DESKS) for card in cards))


COMMANDS = (
    Command("card.hold", Hold, DESK, 600, _hold, ("card",)),
    Command("card.let_go", LetGo, frozenset({Role.SYSTEM}), 600, _let_go, ("card",)),
)
