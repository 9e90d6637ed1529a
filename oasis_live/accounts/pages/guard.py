"""Who is signed in, and what they may do. Every page of an organiser's asks here first."""

from collections.abc import Mapping
from typing import Any, cast

from flask import Response, abort, redirect, render_template, request

from oasis_live.accounts.rules import standing as rules
from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.accounts.rules.sign_in import SESSION_MS
from oasis_live.accounts.rules.standing import Act
from oasis_live.accounts.store.organisers import hosted_by
from oasis_live.accounts.store.sessions import signed_in
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.web.application import Web

COOKIE = "oasis_organiser"


def token() -> str:
    """The session that this browser holds, or nothing."""
    return request.cookies.get(COOKIE, "")


def present(web: Web) -> Organiser | None:
    """The organiser who is signed in with this browser."""
    if not token():
        return None
    with web.database.reading() as tx:
        return signed_in(tx, token())


def organiser(web: Web) -> Organiser:
    """The organiser who is signed in; anybody else is led to the sign-in page and back."""
    found = present(web)
    if found is None:
        back = f"?next={request.path}" if request.method == "GET" else ""
        abort(cast(Response, redirect(f"/organiser/sign-in{back}", 303)))
    return found


def permit(tx: Tx, by: Organiser, room: str, owner: str, act: Act) -> None:
    """Raises NotFound or NotAllowed unless this organiser may do this with the summit."""
    hosts = {by.id} if room in hosted_by(tx, by.id) else frozenset()
    rules.permit(rules.standing(by.id, owner, hosts), act)


def acting(by: Organiser, room: str) -> Person:
    """The organiser as a person in this room, for its commands."""
    return Person(by.id, room, Role.ORGANISER, f"organiser:{by.id}", by.name)


def let_in(web: Web, answer: Any, session: str) -> Any:
    """Let this browser come back as the same organiser. The cookie is no script's to read."""
    answer.set_cookie(
        COOKIE,
        session,
        max_age=SESSION_MS // 1000,
        httponly=True,
        samesite="Lax",
        secure=web.settings.secure,
    )
    return answer


def page(
    template: str, by: Organiser | None, *, here: str = "", status: int = 200, **context: Any
) -> tuple[str, int]:
    """A page of the organisers'. `here` marks the place in its navigation."""
    errors = status != 200 or _has_errors(context)
    status = 422 if errors and status == 200 else status
    return render_template(f"organiser/{template}", organiser=by, here=here, **context), status


def _has_errors(context: Mapping[str, Any]) -> bool:
    return any(getattr(value, "errors", None) for value in context.values())
