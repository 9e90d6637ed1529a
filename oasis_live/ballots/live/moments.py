"""What votes do when an activity opens or is revealed, and when what is voted on changes."""

from collections.abc import Iterable

from oasis_live.ballots.rules import method_named
from oasis_live.ballots.rules.options import Option
from oasis_live.ballots.store import options as store
from oasis_live.ballots.store.ballots import ballots_with, voted_in
from oasis_live.ballots.store.results import ranking
from oasis_live.ballots.store.subjects import (
    family_of,
    shown_of_activity,
    shown_of_kind,
    themes_on_the_board,
)
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import Malformed
from oasis_live.summits.rules.activity import CONTRIBUTIONS, Activity, State
from oasis_live.summits.store import load_activities

_THEMES = "themes"


def _opened(tx: Tx, ids: tuple[str, ...]) -> frozenset[Ref]:
    """A vote's options are fixed when it opens first; opened again it keeps them."""
    votes = [one for one in load_activities(tx) if one.id in ids and one.is_vote]
    known = {option.activity for option in store.options_of(tx, [one.id for one in votes])}
    fixed = [option for one in votes if one.id not in known for option in _fixed(tx, one)]
    store.add_options(tx, fixed)
    return _of("option", (one.id for one in fixed))


def _fixed(tx: Tx, vote: Activity) -> list[Option]:
    method_named(vote.settings.method).suits(vote.settings)
    cards, found = _subjects(tx, vote.settings.options_from)
    return [
        Option(
            tx.new_id(),
            vote.id,
            place,
            card=one if cards else None,
            theme=None if cards else one,
        )
        for place, one in enumerate(found)
    ]


def _subjects(tx: Tx, source: str) -> tuple[bool, list[str]]:
    """Whether they are cards, and which. Raises Malformed when it can't be voted on."""
    if source == _THEMES:
        return False, themes_on_the_board(tx)
    if source in CONTRIBUTIONS:
        return True, shown_of_kind(tx, source)
    found = next((one for one in load_activities(tx) if one.id == source), None)
    if found is None:
        raise Malformed("Choose what is voted on first.", field="options_from")
    if not found.is_vote:
        return True, shown_of_activity(tx, source)
    ranked = ranking(tx, found)
    return any(line.option.card for line in ranked), [line.subject.id for line in ranked]


def _revealed(tx: Tx, ids: Iterable[str]) -> frozenset[Ref]:
    """Results appear with the reveal, and go when the vote is opened again."""
    return _of("tally", store.ids_of_options(tx, ids))


def _reworded(tx: Tx, cards: tuple[str, ...]) -> frozenset[Ref]:
    """What is voted on says something new."""
    return _of("option", (one.id for one in _standing_for(tx, cards)))


def _turned(tx: Tx, cards: tuple[str, ...]) -> frozenset[Ref]:
    """What is voted on is hidden, or back: its own line changes."""
    return _touched(tx, cards, whole=False)


def _regrouped(tx: Tx, subjects: tuple[str, ...]) -> frozenset[Ref]:
    """Two became one, or one two again: which line stands for which may be new everywhere."""
    return _touched(tx, subjects, whole=True)


def _touched(tx: Tx, subjects: tuple[str, ...], *, whole: bool) -> frozenset[Ref]:
    options = _standing_for(tx, subjects)
    if not options:
        return frozenset()
    votes = {one.activity for one in options}
    every = store.ids_of_options(tx, votes)
    shown = every if whole else [one.id for one in options]
    ballots = ballots_with(tx, [one.id for one in options])
    mine = frozenset(Ref("mine", activity, to=voter) for activity, voter in ballots)
    return _of("option", shown) | _of("tally", _of_revealed(tx, votes)) | mine


def _standing_for(tx: Tx, subjects: Iterable[str]) -> list[Option]:
    # Most of what is written is written before any vote: one question is enough for that.
    voted = store.any_options(tx)
    return store.options_standing_for(tx, family_of(tx, subjects)) if voted else []


def _of_revealed(tx: Tx, votes: Iterable[str]) -> list[str]:
    revealed = {one.id for one in load_activities(tx) if one.state is State.REVEALED}
    return store.ids_of_options(tx, revealed.intersection(votes)) if revealed else []


def _moved(tx: Tx, people: tuple[str, ...]) -> frozenset[Ref]:
    """Somebody counts for another perspective now."""
    return _of("tally", _of_revealed(tx, {vote for one in people for vote in voted_in(tx, one)}))


def _counted_anew(tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
    """There may be other perspectives to count by."""
    return _of("tally", _of_revealed(tx, [one.id for one in load_activities(tx)]))


def _erased(tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
    store.erase(tx)
    return frozenset()


def _of(kind: str, ids: Iterable[str]) -> frozenset[Ref]:
    return frozenset(Ref(kind, one) for one in ids)


_LINES = ("option", "tally", "mine")
MOMENTS = (
    Moment("activity.opened", _opened, ("option",)),
    *(Moment(f"activity.{name}", _revealed, ("tally",)) for name in ("revealed", "reopened")),
    Moment("contribution.changed", _reworded, ("option",)),
    *(Moment(f"contribution.{name}", _turned, _LINES) for name in ("shown", "hidden")),
    *(
        Moment(f"contribution.{name}", _regrouped, _LINES)
        for name in ("restored", "merged", "erased")
    ),
    # A theme that is merged, removed or restored has changed as well.
    Moment("theme.changed", _regrouped, _LINES),
    Moment("person.changed", _moved, ("tally",)),
    Moment("summit.changed", _counted_anew, ("tally",)),
    Moment("summit.erased", _erased, ()),
)
