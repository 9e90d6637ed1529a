"""Signing in and out. argon2 runs between the two transactions, in a thread of its own."""

from oasis_live.accounts.rules import sign_in as rules
from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.accounts.store.organisers import find_organiser, load_password, save_password
from oasis_live.accounts.store.sessions import add_session, end_others
from oasis_live.accounts.store.tries import add_try, forgive, tries
from oasis_live.engine.transaction import Tx


def count_try(tx: Tx, email: str, address: str) -> str | None:
    """What argon2 made of this account's password, None if there is none. The try counts from
    now on, whatever comes of it, so that many at once gain nothing. Raises TooFast.
    """
    subjects = rules.subjects(email, address)
    rules.permit_try(tries(tx, subjects), tx.now_ms)
    add_try(tx, subjects, rules.WINDOW_MS)
    return load_password(tx, email)


def welcome_back(tx: Tx, email: str, address: str, renewed: str | None) -> str:
    """The token of a new session. `renewed` is the password under stronger settings."""
    organiser = find_organiser(tx, email)
    if organiser is None:
        raise rules.not_known()
    _start_anew(tx, email, address)
    if renewed:
        save_password(tx, organiser.id, renewed)
    return let_in(tx, organiser.id)


def let_in(tx: Tx, organiser_id: str) -> str:
    """The token of a new session for somebody who has shown who they are."""
    return add_session(tx, organiser_id, rules.SESSION_MS)


def change_password(tx: Tx, organiser: Organiser, password: str, token: str, address: str) -> None:
    """A new password; every other browser is signed out."""
    _start_anew(tx, organiser.email, address)
    save_password(tx, organiser.id, password)
    end_others(tx, organiser.id, token)


def _start_anew(tx: Tx, email: str, address: str) -> None:
    subjects = rules.subjects(email, address)
    forgive(tx, (subjects["both"], subjects["account"]))
