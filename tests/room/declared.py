"""Holds commands and moments to what they declare."""

from collections.abc import Callable
from dataclasses import replace

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Moment, Outcome, Payload, Registry
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person


def hold_to_declarations(registry: Registry) -> None:
    """From now on naming an entry that was not declared is a fault."""
    for name, command in registry.commands.items():
        registry.commands[name] = replace(command, handle=_command(registry, command))
    registry.moments = tuple(replace(moment, handle=_moment(moment)) for moment in registry.moments)


def _command(registry: Registry, command: Command) -> Callable[[Tx, Person, Payload], Outcome]:
    declared = registry.changes_of(command)

    def handle(tx: Tx, by: Person, sent: Payload) -> Outcome:
        outcome = command.handle(tx, by, sent)
        assert {ref.kind for ref in outcome.changed} <= declared, command.name
        return outcome

    return handle


def _moment(moment: Moment) -> Callable[[Tx, tuple[str, ...]], frozenset[Ref]]:
    # A moment may bring others about: what those declare is theirs to say.
    def handle(tx: Tx, ids: tuple[str, ...]) -> frozenset[Ref]:
        brought: set[str] = set()

        def run(inner: Tx, name: str, of: tuple[str, ...]) -> frozenset[Ref]:
            refs = tx.run_moment(inner, name, of)
            brought.update(ref.kind for ref in refs)
            return refs

        refs = moment.handle(replace(tx, run_moment=run), ids)
        assert {ref.kind for ref in refs} - brought <= set(moment.changes), moment.name
        return refs

    return handle
