"""*Others wrote…*: what is shown already, to choose from instead of writing it again."""

from flask import Blueprint, Response, jsonify, request

from oasis_live.contributions import store
from oasis_live.contributions.rules.others import choose, headline
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed, NotAllowed
from oasis_live.people.store import load_participants
from oasis_live.summits.store import room_named
from oasis_live.web.application import Web

_KINDS = frozenset({"principle", "story"})


def pages(web: Web) -> Blueprint:
    """The one address that a phone asks while somebody writes."""
    contributions = Blueprint("contributions", __name__)

    @contributions.get("/api/v1/rooms/<code>/others")
    def others(code: str) -> Response:
        kind = request.args.get("kind", "principle")
        if kind not in _KINDS:
            raise Malformed("Ask for principles or stories", field="kind")
        person = _asking(web, _room(web, code))
        with web.database.reading(person.room) as tx:
            tables = {p.id: p.table for p in load_participants(tx, [person.id]).values()}
            table, typed = tables.get(person.id, ""), request.args.get("q", "")
            shown = store.offered(tx, kind, table=table, typed=typed)
        found = choose(shown, table=table, typed=typed)
        return jsonify([{"id": one.id, "text": headline(one.words)} for one in found])

    return contributions


def _room(web: Web, code: str) -> str:
    with web.database.reading() as tx:
        return room_named(tx, code)


def _asking(web: Web, room: str) -> Person:
    """The participant behind the cookie or the `Authorization: Bearer` token."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    given = token.strip() if scheme.lower() == "bearer" else ""
    person = (
        web.doorkeeper.of_token(room, "phone", given)
        if given
        else web.doorkeeper.of_cookies(room, "phone", request.cookies)
    )
    if person is None:
        raise NotAllowed("Join the room first.")
    return person
