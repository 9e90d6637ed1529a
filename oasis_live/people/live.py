"""`person.*`: joining and recovering (pages only), changing oneself, removing somebody."""

from dataclasses import replace

from oasis_live.engine.changes import STAFF, Collection, Entry, Extra, Ref
from oasis_live.engine.commands import Command, Moment, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience, Person, Role
from oasis_live.kernel.refused import NotFound
from oasis_live.people import store
from oasis_live.people.rules import Participant, change
from oasis_live.people.views import person_for, self_for
from oasis_live.summits.rules.summit import may_be_joined
from oasis_live.summits.store import load_summit

ROOM = Ref("room", "room")


class Join(Payload, frozen=True):
    """Who arrives. The page derives the secrets; only their digests come here."""

    token_digest: str
    recovery_digest: str
    receipt_code: str
    name: str | None = None
    table: str | None = None
    perspective: str | None = None


class Recover(Payload, frozen=True):
    """Another device of somebody who knows their recovery code."""

    code_digest: str
    token_digest: str


class ChangePerson(Payload, frozen=True):
    """What somebody says of themselves; what is not given stays."""

    name: str | None = None
    table: str | None = None
    organisation: str | None = None
    perspective: str | None = None
    ready: bool | None = None


class RemovePerson(Payload, frozen=True):
    """Somebody who must leave the room. What they shared stays."""

    id: str


def _join(tx: Tx, _by: Person, sent: Join) -> Outcome:
    summit = load_summit(tx)
    may_be_joined(summit)
    arriving = Participant(tx.new_id(), receipt_code=sent.receipt_code, joined_at=tx.now_ms)
    participant = change(
        arriving,
        summit.limits,
        summit.perspectives,
        name=sent.name,
        table=sent.table,
        perspective=sent.perspective,
    )
    store.add_participant(tx, participant, sent.recovery_digest)
    store.add_token(tx, participant.id, sent.token_digest)
    # Their own phone has no number yet: its first view is a full one.
    changed = frozenset({Ref("person", participant.id, to=STAFF), ROOM})
    return Outcome(changed, {"participant": participant.id})


def _recover(tx: Tx, _by: Person, sent: Recover) -> Outcome:
    participant = store.find_by_recovery(tx, sent.code_digest)
    if participant is None:
        raise NotFound("We can’t find that code. Check it and try again", field="recovery_code")
    store.add_token(tx, participant, sent.token_digest)
    return Outcome(answer={"participant": participant})


def _change(tx: Tx, by: Person, sent: ChangePerson) -> Outcome:
    summit = load_summit(tx)
    before = store.load_participant(tx, by.id)
    after = change(
        before,
        summit.limits,
        summit.perspectives,
        name=sent.name,
        table=sent.table,
        organisation=sent.organisation,
        perspective=sent.perspective,
        ready=sent.ready,
    )
    if after == before:
        return Outcome()
    store.save_participant(tx, after)
    # A hall that presses *I'm ready* must not move every card that it wrote.
    only_ready = replace(after, ready=before.ready) == before
    moments = frozenset() if only_ready else tx.moment("person.changed", [by.id])
    return Outcome(_told(by.id) | moments)


def _remove(tx: Tx, _by: Person, sent: RemovePerson) -> Outcome:
    before = store.load_participant(tx, sent.id)
    if before.removed:
        return Outcome()
    store.save_participant(tx, replace(before, removed=True))
    return Outcome(_told(sent.id) | {ROOM} | tx.moment("person.removed", [sent.id]))


def _told(participant: str) -> frozenset[Ref]:
    return frozenset(
        {Ref("person", participant, to=STAFF), Ref("mine", participant, to=participant)}
    )


def _named_anew(tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
    """The list of perspectives may be another one: the desk reads them by name."""
    return frozenset(Ref("person", one.id, to=STAFF) for one in store.participants(tx))


def _erased(tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
    store.erase(tx)
    return frozenset()


def _myself(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    found = store.load_participants(tx, [audience.person]) if audience.person in ids else {}
    seen = {key: self_for(audience, one) for key, one in found.items()}
    return {key: entry for key, entry in seen.items() if entry}


def _people(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    labels = {one.id: one.label for one in load_summit(tx).perspectives}
    found = store.load_participants(tx, ids)
    seen = {key: person_for(audience, one, labels) for key, one in found.items()}
    return {key: entry for key, entry in seen.items() if entry}


def _counts(tx: Tx, _audience: Audience, ids: list[str]) -> dict[str, Entry]:
    people = store.count_people(tx)
    return {room: {"counts": {"people": people}} for room in ids}


PARTICIPANT, DESK, ARRIVING = (
    frozenset({role}) for role in (Role.PARTICIPANT, Role.FACILITATOR, Role.ARRIVING)
)
COMMANDS = (
    Command("person.join", Join, ARRIVING, 600, _join, ("person", "room"), same_body=True),
    # After the end too: somebody may want to withdraw from another phone.
    Command("person.recover", Recover, ARRIVING, 60, _recover, (), while_ended=True),
    Command(
        "person.change", ChangePerson, PARTICIPANT, 30, _change, ("person", "mine"), whole=True
    ),
    Command("person.remove", RemovePerson, DESK, 60, _remove, ("person", "mine", "room")),
)
MOMENTS = (
    Moment("summit.changed", _named_anew, ("person",)),
    Moment("summit.erased", _erased, ()),
)
COLLECTIONS = (
    Collection(
        "mine",
        frozenset({"phone"}),
        lambda _tx, audience: [audience.person],
        _myself,
        private=True,
    ),
    Collection(
        "person",
        frozenset({"desk"}),
        lambda tx, _audience: [one.id for one in store.participants(tx)],
        _people,
    ),
)
EXTRAS = (Extra("room", _counts),)
