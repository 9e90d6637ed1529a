"""`key.*`: secret links for desk and board, made and taken back on the organiser's pages."""

from dataclasses import replace

from oasis_live.accounts.rules import keys as rules
from oasis_live.accounts.rules.keys import ScreenKey
from oasis_live.accounts.store.keys import keys_of, save_key
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import NotFound

HOST = frozenset({Role.ORGANISER, Role.SYSTEM})


class AddKey(Payload, frozen=True):
    """A new link. `role` is `facilitator` for the desk or `board`; `name` is its holder's."""

    role: str
    name: str = ""


class RevokeKey(Payload, frozen=True):
    """The link that opens nothing any more."""

    id: str


class RenewKey(Payload, frozen=True):
    """The link that is replaced by a new one for the same screen."""

    id: str


def _add(tx: Tx, _by: Person, sent: AddKey) -> Outcome:
    role, name = rules.may_be_added(sent.role, sent.name, keys_of(tx))
    return Outcome(answer={"id": _made(tx, role, name)})


def _revoke(tx: Tx, _by: Person, sent: RevokeKey) -> Outcome:
    save_key(tx, replace(_named(tx, sent.id), revoked=True))
    return Outcome(tx.moment("key.revoked", [sent.id]))


def _renew(tx: Tx, _by: Person, sent: RenewKey) -> Outcome:
    old = _named(tx, sent.id)
    save_key(tx, replace(old, revoked=True))
    return Outcome(tx.moment("key.revoked", [old.id]), {"id": _made(tx, old.role, old.name)})


def _made(tx: Tx, role: Role, name: str) -> str:
    key = ScreenKey(tx.new_id(), tx.room, role, name, revoked=False, made_at=tx.now_ms)
    save_key(tx, key)
    return key.id


def _named(tx: Tx, key_id: str) -> ScreenKey:
    for key in keys_of(tx):
        if key.id == key_id and not key.revoked:
            return key
    raise NotFound("That link was taken away already.", field="id")


COMMANDS = (
    Command("key.add", AddKey, HOST, 120, _add, changes=(), while_ended=True),
    Command("key.revoke", RevokeKey, HOST, 120, _revoke, changes=(), while_ended=True),
    Command("key.renew", RenewKey, HOST, 120, _renew, changes=(), while_ended=True),
)
