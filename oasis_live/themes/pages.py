"""*Why here?*: what a desk asks about one card or one theme; and what is stored for the worker."""

from collections.abc import Mapping
from typing import Any

import msgspec
from flask import Blueprint, Response, jsonify, request

from oasis_live.kernel.person import Audience, Person
from oasis_live.kernel.refused import Malformed, NotAllowed, NotFound, TryAgain
from oasis_live.themes import store
from oasis_live.web.application import Web
from oasis_live.web.identity import LOOPBACK, token_in
from oasis_live.web.rooms import no_room

ASKED_A_MINUTE = 240
_UNKNOWN = "Themes aren’t being gathered just now. Ask again in a moment."


def pages(web: Web) -> Blueprint:
    """The addresses that a desk and the theme worker ask."""
    themes = Blueprint("themes", __name__)

    @themes.get("/api/v1/rooms/<code>/why")
    def why(code: str) -> Response:
        person = _asking(web, code)
        web.door.pace.take(person.bearer, "why", ASKED_A_MINUTE)
        if "card" in request.args:
            question = {"what": "why", "card": request.args["card"]}
        elif "theme" in request.args:
            question = {"what": "theme", "theme": request.args["theme"]}
        else:
            raise Malformed("Say which card or theme is meant.", field="card")
        answer = web.ask(person.room, question)
        if not _are_seen(web, person, question):
            raise NotFound("This is no longer here.")
        if not answer or not _are_seen(web, person, answer):
            raise TryAgain(_UNKNOWN, retry_in=3)
        return jsonify(answer)

    @themes.get("/api/v1/rooms/<code>/vectors")
    def vectors(code: str) -> Response:
        with web.database.reading(_sorted_room(web, code)) as tx:
            found = store.vectors(tx, request.args.get("model", ""), request.args.get("after", ""))
        return Response(msgspec.json.encode(found), mimetype="application/json")

    return themes


def _sorted_room(web: Web, code: str) -> str:
    """The room, for the theme worker alone."""
    token = token_in(request.headers.get("Authorization", "")) or ""
    room = web.rooms.named(code, request.environ, token)
    if request.remote_addr not in LOOPBACK or not web.doorkeeper.of_token(room, "sorter", token):
        raise no_room("code")
    return room


def _are_seen(web: Web, person: Person, told: Mapping[str, Any]) -> bool:
    """Whether the desk sees all that a question or an answer names. The worker tells of what was
    there when it last looked, and some of it may have been withdrawn.
    """
    cards = {told.get("card"), *told.get("near", ()), told.get("typical"), told.get("unusual")}
    named = {"card": cards - {None}, "theme": {told.get("theme"), told.get("next")} - {None}}
    desk = Audience(person.room, "desk", person.role, person.id)
    with web.database.reading(person.room) as tx:
        return all(
            ids == web.changes.entries(tx, desk, kind, ids).keys() for kind, ids in named.items()
        )


def _asking(web: Web, code: str) -> Person:
    """The facilitator behind the token or the cookie."""
    token = token_in(request.headers.get("Authorization", ""))
    room = web.rooms.named(code, request.environ, token)
    person = web.doorkeeper.of_either(room, "desk", token, request.cookies)
    if person is None:
        raise NotAllowed("Open the desk by its link first.")
    return person
