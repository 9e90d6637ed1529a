"""*Others wrote…*: what is shown already, to choose from instead of writing it again."""

from flask import Blueprint, Response, jsonify, request

from oasis_live.contributions import store
from oasis_live.contributions.rules.others import MOST, choose, headline, together
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed, NotAllowed
from oasis_live.people.store import load_participants
from oasis_live.web.application import Web
from oasis_live.web.identity import token_in

# The page asks when somebody pauses while they type.
ASKED_A_MINUTE = 240
# What somebody means is clear from the beginning of a long text.
MOST_TYPED = 400
_KINDS = frozenset({"principle", "story"})


def pages(web: Web) -> Blueprint:
    """The one address that a phone asks while somebody writes."""
    contributions = Blueprint("contributions", __name__)

    @contributions.get("/api/v1/rooms/<code>/others")
    def others(code: str) -> Response:
        kind = request.args.get("kind", "principle")
        if kind not in _KINDS:
            raise Malformed("Ask for principles or stories", field="kind")
        token = token_in(request.headers.get("Authorization", ""))
        room = web.rooms.named(code, request.environ, token)
        person = _asking(web, room, token)
        web.door.pace.take(person.bearer, "others", ASKED_A_MINUTE)
        with web.database.reading(person.room) as tx:
            tables = {p.id: p.table for p in load_participants(tx, [person.id]).values()}
            table, typed = tables.get(person.id, ""), request.args.get("q", "")
            shown = store.offered(tx, kind, table=table, typed=typed)
        found = together(
            choose(shown, table=table, typed=typed), shown, _alike(web, room, kind, typed)
        )
        return jsonify([{"id": one.id, "text": headline(one.words)} for one in found])

    return contributions


def _alike(web: Web, room: str, kind: str, typed: str) -> list[str]:
    """What says nearly the same in other words, as far as the theme worker can tell in time."""
    if not typed.strip():
        return []
    asked = {"what": "near_text", "text": typed[:MOST_TYPED], "kind": kind, "most": MOST}
    return list(web.ask(room, asked).get("cards", ()))


def _asking(web: Web, room: str, token: str | None) -> Person:
    """The participant behind the cookie or the token."""
    person = web.doorkeeper.of_either(room, "phone", token, request.cookies)
    if person is None:
        raise NotAllowed("Join the room first.")
    return person
