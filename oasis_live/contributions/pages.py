"""*Others wrote…*: what is shown already, to choose from instead of writing it again."""

from flask import Blueprint, Response, jsonify, request

from oasis_live.contributions import store
from oasis_live.contributions.rules.others import choose, headline
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed, NotAllowed
from oasis_live.people.store import load_participants
from oasis_live.web.application import Web

# The page asks when somebody pauses while they type.
ASKED_A_MINUTE = 240
_KINDS = frozenset({"principle", "story"})


def pages(web: Web) -> Blueprint:
    """The one address that a phone asks while somebody writes."""
    contributions = Blueprint("contributions", __name__)

    @contributions.get("/api/v1/rooms/<code>/others")
    def others(code: str) -> Response:
        kind = request.args.get("kind", "principle")
        if kind not in _KINDS:
            raise Malformed("Ask for principles or stories", field="kind")
        token = _token()
        room = web.rooms.named(code, request.environ, token)
        person = _asking(web, room, token)
        web.door.pace.take(person.bearer, "others", ASKED_A_MINUTE)
        with web.database.reading(person.room) as tx:
            tables = {p.id: p.table for p in load_participants(tx, [person.id]).values()}
            table, typed = tables.get(person.id, ""), request.args.get("q", "")
            shown = store.offered(tx, kind, table=table, typed=typed)
        found = choose(shown, table=table, typed=typed)
        return jsonify([{"id": one.id, "text": headline(one.words)} for one in found])

    return contributions


def _token() -> str | None:
    """What `Authorization: Bearer` holds."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return (token.strip() or None) if scheme.lower() == "bearer" else None


def _asking(web: Web, room: str, token: str | None) -> Person:
    """The participant behind the cookie or the token."""
    person = (
        web.doorkeeper.of_token(room, "phone", token)
        if token
        else web.doorkeeper.of_cookies(room, "phone", request.cookies)
    )
    if person is None:
        raise NotAllowed("Join the room first.")
    return person
