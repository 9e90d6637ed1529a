"""What themes do when contributions appear, change, go or are merged."""

from collections.abc import Iterable
from dataclasses import replace

from oasis_live.contributions.store import ids_of_author
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx
from oasis_live.summits.live.room import BOARD
from oasis_live.summits.store import load_board, save_board
from oasis_live.themes import store
from oasis_live.themes.live.scene import CHANGES
from oasis_live.themes.live.settling import settle
from oasis_live.themes.rules.pools import laid_out


def _counted_anew(tx: Tx, cards: Iterable[str]) -> frozenset[Ref]:
    """The counts of the themes where these cards are, and the names taken from their words."""
    wanted = list(cards)
    found = {one.theme for one in store.placements(tx, wanted).values() if one.theme}
    return _told(tx, found, store.called_by(tx, wanted))


def _gone(tx: Tx, cards: tuple[str, ...]) -> frozenset[Ref]:
    """What was withdrawn is nowhere, and gives its words to nothing."""
    found = {one.theme for one in store.placements(tx, cards).values() if one.theme}
    called = store.called_by(tx, cards)
    store.forget_cards(tx, cards)
    return _told(tx, found, called) | frozenset(Ref("card", one) for one in cards)


def _told(tx: Tx, counted: set[str], called: set[str]) -> frozenset[Ref]:
    refs = frozenset(Ref("theme", one) for one in counted | called)
    settled = settle(tx, counted)
    # A theme may be what is voted on: votes hear of a new name, and that it is gone.
    heard = tx.moment("theme.changed", sorted(called | settled.themes_changed))
    return refs | settled.refs | heard


def _reworded(tx: Tx, cards: tuple[str, ...]) -> frozenset[Ref]:
    """What a text meant goes with it, wherever its card is."""
    store.forget_vectors(tx, cards)
    return frozenset()


def _laid_out(tx: Tx, _themes: tuple[str, ...]) -> frozenset[Ref]:
    """How many places the board has, kept so that one that is opened later shows the same."""
    board = load_board(tx)
    places = laid_out(board.places, store.present_themes(tx))
    if places == board.places:
        return frozenset()
    save_board(tx, replace(board, places=places))
    return frozenset({BOARD})


def _moved_table(tx: Tx, people: tuple[str, ...]) -> frozenset[Ref]:
    return _counted_anew(tx, [one for person in people for one in ids_of_author(tx, person)])


def _erased(tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
    store.erase(tx)
    return frozenset()


MOMENTS = (
    *(
        Moment(f"contribution.{name}", _counted_anew, ("theme",))
        for name in ("shown", "changed", "restored")
    ),
    # A suggestion may go with its last card, and set down what else was hidden in it.
    *(Moment(f"contribution.{name}", _counted_anew, CHANGES) for name in ("hidden", "merged")),
    Moment("contribution.reworded", _reworded, ()),
    Moment("contribution.erased", _gone, CHANGES),
    Moment("theme.changed", _laid_out, ("board",)),
    Moment("person.changed", _moved_table, ("theme",)),
    Moment("summit.erased", _erased, ()),
)
