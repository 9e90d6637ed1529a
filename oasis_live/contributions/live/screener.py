"""`card.accept`, `card.hide`, `card.restore`: what the desk decides over texts."""

from collections.abc import Callable
from typing import Any

from oasis_live.contributions import store
from oasis_live.contributions.live.refs import CHANGES, refs_of
from oasis_live.contributions.rules import contribution as rules
from oasis_live.contributions.rules.contribution import Contribution, State
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Conflict, Malformed, NotFound

DESK = frozenset({Role.FACILITATOR})


class Accept(Payload, frozen=True):
    """One card, or many at once with one undo."""

    id: str | None = None
    ids: tuple[str, ...] = ()


class Hide(Payload, frozen=True):
    """A card that must not be seen, and why."""

    id: str
    reason: str = ""


class Restore(Payload, frozen=True):
    """A hidden card that may be seen again."""

    id: str


def _accept(tx: Tx, _by: Person, sent: Accept) -> Outcome:
    ids = list(dict.fromkeys([sent.id, *sent.ids] if sent.id else sent.ids))
    if not ids:
        raise Malformed("Choose a card first.", field="id")
    return _decide(tx, ids, rules.accept)


def _hide(tx: Tx, _by: Person, sent: Hide) -> Outcome:
    return _decide(tx, [sent.id], lambda one: rules.hide(one, sent.reason))


def _restore(tx: Tx, _by: Person, sent: Restore) -> Outcome:
    return _decide(tx, [sent.id], rules.restore)


def _put_back(tx: Tx, _by: Person, image: dict[str, dict[str, str]]) -> Outcome:
    states = image["states"]
    return _decide(tx, list(states), lambda one: rules.put_back(one, State(states[one.id])))


def _decide(tx: Tx, ids: list[str], rule: Callable[[Contribution], Contribution]) -> Outcome:
    found = store.load_contributions(tx, ids)
    if len(found) != len(ids):
        raise NotFound("This card is no longer here.", field="id")
    changed = [(before, after) for before, after in _decided(found, ids, rule) if after != before]
    for _before, after in changed:
        store.save_contribution(tx, after)
    refs = refs_of(after for _before, after in changed) if changed else frozenset()
    image = {"states": {before.id: before.state.value for before, _after in changed}}
    return Outcome(refs | _moments(tx, changed), undo=image if changed else None)


def _decided(
    found: dict[str, Contribution], ids: list[str], rule: Callable[[Contribution], Contribution]
) -> list[tuple[Contribution, Contribution]]:
    """Each before and after. One of many that somebody else has changed meanwhile is left alone;
    raises its Conflict when nothing else is left.
    """
    pairs, conflicts = [], []
    for one in ids:
        try:
            pairs.append((found[one], rule(found[one])))
        except Conflict as conflict:
            conflicts.append(conflict)
    if not pairs:
        raise conflicts[0]
    return pairs


def _moments(tx: Tx, changed: list[tuple[Contribution, Contribution]]) -> frozenset[Ref]:
    """Others hear what appeared, what came back and what went."""
    heard: dict[str, list[str]] = {}
    for before, after in changed:
        name = _moment(before.state, after.state)
        if name:
            heard.setdefault(name, []).append(after.id)
    refs: frozenset[Ref] = frozenset()
    for name, ids in heard.items():
        refs |= tx.moment(name, ids)
    return refs


def _moment(before: State, after: State) -> str | None:
    if after is State.SHOWN:
        return "contribution.shown" if before is State.CHECKING else "contribution.restored"
    return "contribution.hidden" if before is State.SHOWN else None


def _command(name: str, payload: type[Payload], handle: Any, *, after_end: bool) -> Command:
    return Command(name, payload, DESK, 600, handle, CHANGES, _put_back, while_ended=after_end)


COMMANDS = (
    _command("card.accept", Accept, _accept, after_end=False),
    # A rude word is taken off the wall after the end as well.
    _command("card.hide", Hide, _hide, after_end=True),
    _command("card.restore", Restore, _restore, after_end=True),
)
