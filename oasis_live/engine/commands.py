"""A wire command, declared once as a value: its name, payload, senders, pace and handler."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from oasis_live.engine.changes import Ref
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Malformed, Refused


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The fields of a command. Unknown ones are refused."""


@dataclass(frozen=True)
class Outcome:
    """What a handler did: the entries that changed, what its sender hears, and how to undo it.
    `refusal` is heard instead of an answer where others have to know of the try.
    """

    changed: frozenset[Ref] = frozenset()
    answer: Mapping[str, Any] = field(default_factory=dict)
    undo: Mapping[str, Any] | None = None
    refusal: Refused | None = None


Handler = Callable[[Tx, Person, Any], Outcome]
Restore = Callable[[Tx, Person, Any], Outcome]


@dataclass(frozen=True)
class Command:
    """One thing that a client can ask for. `changes` names every collection that it may change.

    `while_ended` and `while_frozen` say what a participant keeps when the room is shut.
    `same_body` refuses a cid that comes again with other fields, where that would hide a mistake.
    `whole`: it says a whole value, so that the last one counts however often each was said before.
    """

    name: str
    payload: type[Payload]
    who: frozenset[Role]
    per_minute: int
    handle: Handler
    changes: tuple[str, ...]
    restore: Restore | None = None
    while_ended: bool = False
    while_frozen: bool = False
    same_body: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Moment:
    """What a feature does in the same transaction when something happens in another."""

    name: str
    handle: Callable[[Tx, tuple[str, ...]], frozenset[Ref]]
    changes: tuple[str, ...]


class Registry:
    """All commands by name, and the moments in the order of their features."""

    def __init__(self, commands: Sequence[Command], moments: Sequence[Moment] = ()) -> None:
        self.commands = {command.name: command for command in commands}
        self.moments = tuple(moments)

    def named(self, name: object) -> Command:
        """The command. Raises Malformed for a name that is none."""
        command = self.commands.get(name) if isinstance(name, str) else None
        if command is None:
            raise Malformed("This page is out of date. Load it again.", field="type")
        return command

    def run_moment(self, tx: Tx, name: str, ids: tuple[str, ...]) -> frozenset[Ref]:
        """Every feature's part in this moment; the entries that changed."""
        changed: frozenset[Ref] = frozenset()
        for moment in self.moments if ids else ():
            if moment.name == name:
                changed |= moment.handle(tx, ids)
        return changed

    def changes_of(self, command: Command) -> frozenset[str]:
        """The collections that this command may change, through moments too."""
        by_moments = {kind for moment in self.moments for kind in moment.changes}
        return frozenset(command.changes) | by_moments


def decode(command: Command, fields: Mapping[str, Any], *, lax: bool = False) -> Payload:
    """The payload. `lax` reads numbers from text, as forms send them. Raises Malformed."""
    _refuse_half_characters(fields)
    try:
        return msgspec.convert(fields, command.payload, strict=not lax)
    except msgspec.ValidationError as error:
        raise Malformed(
            "This could not be read. Load the page again.", field=_field_in(str(error))
        ) from error


def _refuse_half_characters(fields: Mapping[str, Any]) -> None:
    """Raises Malformed for a lone surrogate, in an id too: no database and no socket carries it."""
    for name, value in fields.items():
        if not (_can_be_written(name) and _can_be_written(value)):
            raise Malformed(
                "This text holds characters that can’t be shown. Type it anew.",
                field=name if _can_be_written(name) else None,
            )


def _can_be_written(value: object) -> bool:
    try:
        msgspec.json.encode(value)
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _field_in(message: str) -> str | None:
    """The field that msgspec names: `… - at `$.choices[...]`` or `… unknown field `x``."""
    for mark in ("`$.", "field `"):
        if mark in message:
            return message.split(mark, 1)[1].split("`", 1)[0].split("[", 1)[0].split(".", 1)[0]
    return None
