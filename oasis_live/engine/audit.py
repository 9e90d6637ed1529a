"""The audit trail: one action for each accepted command; names of entries, never texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import insert

from oasis_live.engine.changes import Ref
from oasis_live.engine.rows import ActionRow
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person

_MOST_SUBJECTS = 8
_NOTE = insert(ActionRow)


@dataclass(frozen=True, slots=True)
class Action:
    """Who had which command accepted, and what it changed."""

    person: Person
    command: str
    changed: frozenset[Ref]


def note(tx: Tx, actions: Iterable[Action]) -> None:
    """Store the actions of one transaction."""
    tx.write_all(
        _NOTE,
        (
            {
                "id": tx.new_id(),
                "room": tx.room,
                "at": tx.now_ms,
                "person": action.person.id,
                "role": action.person.role,
                "command": action.command,
                "subject": _subject(action.changed),
            }
            for action in actions
        ),
    )


def _subject(changed: frozenset[Ref]) -> str:
    names = sorted({f"{ref.kind} {ref.id}" for ref in changed})
    more = len(names) - _MOST_SUBJECTS
    return ", ".join(names[:_MOST_SUBJECTS]) + (f" and {more} more" if more > 0 else "")
