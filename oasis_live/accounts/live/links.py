"""One-time links: made by the first start, by an invitation or on the command line; used once."""

from dataclasses import dataclass

from oasis_live.accounts.rules import links as rules
from oasis_live.accounts.rules.links import OneTimeLink
from oasis_live.accounts.rules.organiser import Organiser, email_of
from oasis_live.accounts.store.links import drop_same, find_link, save_link
from oasis_live.accounts.store.organisers import (
    add_host,
    add_organiser,
    anybody,
    find_organiser,
    load_organiser,
    save_password,
)
from oasis_live.accounts.store.sessions import end_others
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import Conflict


@dataclass(frozen=True, slots=True)
class Welcome:
    """What somebody typed who came by a link. `password` is what argon2 made of it."""

    email: str
    name: str
    password: str


def first_link(tx: Tx) -> str | None:
    """The token that makes the first organiser; None once there is one. Earlier ones die."""
    return None if anybody(tx) else _made(tx, "", ends_at=0)


def link_for(tx: Tx, email: str) -> str:
    """The token for this address, from the command line: a new account, or a new password for the
    one that there is. Raises Empty, Malformed.
    """
    email = email_of(email)
    known = find_organiser(tx, email)
    return _made(tx, email, resets=known.id if known else "")


def invite(tx: Tx, email: str, by: Organiser, summit: str = "") -> str:
    """The token of an invitation, to a summit too. Raises Conflict for somebody who is here: a
    link to an account that exists would let the inviter in.
    """
    email = email_of(email)
    if find_organiser(tx, email):
        raise Conflict("Somebody with this email address can sign in already", field="email")
    return _made(tx, email, summit=summit, invited_by=by.id)


def open_link(tx: Tx, token: str) -> OneTimeLink:
    """The link, if it is still good. Raises Gone."""
    link = find_link(tx, token)
    taken = link is not None and (
        anybody(tx) if link.is_first else find_organiser(tx, link.email) is not None
    )
    return rules.still_good(link, taken=taken, now=tx.now_ms)


def accept(tx: Tx, token: str, typed: Welcome) -> str:
    """The id of the organiser who may come in now. Raises Gone."""
    link = open_link(tx, token)
    save_link(tx, rules.use(link, tx.now_ms), token)
    if link.resets and load_organiser(tx, link.resets):
        save_password(tx, link.resets, typed.password)
        end_others(tx, link.resets, "")
        return link.resets
    organiser = Organiser(tx.new_id(), link.email or typed.email, typed.name, tx.now_ms)
    add_organiser(tx, organiser, typed.password)
    if link.summit:
        add_host(tx, link.summit, organiser.id)
    return organiser.id


def _made(
    tx: Tx,
    email: str,
    *,
    resets: str = "",
    summit: str = "",
    invited_by: str = "",
    ends_at: int | None = None,
) -> str:
    token = tx.new_token()
    until = tx.now_ms + rules.INVITATION_MS if ends_at is None else ends_at
    link = OneTimeLink(tx.new_id(), email, resets, summit, invited_by, tx.now_ms, until)
    drop_same(tx, link)
    save_link(tx, link, token)
    return token
