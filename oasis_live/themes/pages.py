"""*Why here?*: what a desk asks about one card or one theme."""

from flask import Blueprint, Response, jsonify, request

from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Malformed, NotAllowed, TryAgain
from oasis_live.web.application import Web
from oasis_live.web.identity import token_in

ASKED_A_MINUTE = 240
_UNKNOWN = "Themes aren’t being gathered just now. Ask again in a moment."


def pages(web: Web) -> Blueprint:
    """The one address that a desk asks."""
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
        if not answer:
            raise TryAgain(_UNKNOWN, retry_in=3)
        return jsonify(answer)

    return themes


def _asking(web: Web, code: str) -> Person:
    """The facilitator behind the token or the cookie."""
    token = token_in(request.headers.get("Authorization", ""))
    room = web.rooms.named(code, request.environ, token)
    person = web.doorkeeper.of_either(room, "desk", token, request.cookies)
    if person is None:
        raise NotAllowed("Open the desk by its link first.")
    return person
