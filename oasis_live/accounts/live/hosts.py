"""`host.*`: organisers whom a summit's owner lets run it too."""

from oasis_live.accounts.live.keys import HOST
from oasis_live.accounts.rules.organiser import email_of
from oasis_live.accounts.store.organisers import add_host, drop_host, find_organiser
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import NotFound


class AddHost(Payload, frozen=True):
    """Somebody with an account, by email address."""

    email: str


class RemoveHost(Payload, frozen=True):
    """The organiser who no longer runs this summit."""

    id: str


def _add(tx: Tx, _by: Person, sent: AddHost) -> Outcome:
    organiser = find_organiser(tx, email_of(sent.email))
    if organiser is None:
        raise NotFound("Nobody here has this email address. Invite them first", field="email")
    add_host(tx, tx.room, organiser.id)
    return Outcome(answer={"id": organiser.id})


def _remove(tx: Tx, _by: Person, sent: RemoveHost) -> Outcome:
    drop_host(tx, tx.room, sent.id)
    return Outcome()


COMMANDS = (
    Command("host.add", AddHost, HOST, 120, _add, changes=(), while_ended=True),
    Command("host.remove", RemoveHost, HOST, 120, _remove, changes=(), while_ended=True),
)
