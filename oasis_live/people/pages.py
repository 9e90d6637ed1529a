"""Joining and recovering, by form and by the JSON interface."""

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, Response, jsonify, redirect, request, session
from werkzeug.wrappers import Response as Redirect

from oasis_live.engine.pipeline import check_cid
from oasis_live.kernel import room_code
from oasis_live.kernel.ids import new_id, to_ms
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Malformed, Refused
from oasis_live.people.forms import JoinForm, RecoverForm
from oasis_live.people.rules import Secrets, digest, read_code, receipt_code, secrets_for
from oasis_live.summits.pages import Screens
from oasis_live.web.application import Web
from oasis_live.web.identity import keep

Page = tuple[str, int]
Body = TypeVar("Body", bound=msgspec.Struct)


class JoinBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A join by the JSON interface."""

    cid: str
    name: str | None = None
    table: str | None = None
    perspective: str | None = None


class RecoverBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A recovery by the JSON interface."""

    recovery_code: str


@dataclass(frozen=True)
class Joined:
    """Somebody who is in now."""

    room: str
    participant: str
    secrets: Secrets
    again: bool = False


def pages(web: Web) -> Blueprint:
    """The ways in."""
    people = Blueprint("people", __name__)
    doors = Doors(web)
    people.add_url_rule("/<room:code>/join", "join", doors.join_by_form, methods=["POST"])
    people.add_url_rule("/<room:code>/recover", "recover", doors.recover_by_form, methods=["POST"])
    api = Blueprint("people_api", __name__, url_prefix="/api/v1/rooms")
    api.add_url_rule("/<code>/join", "join", doors.join_by_api, methods=["POST"])
    api.add_url_rule("/<code>/recover", "recover", doors.recover_by_api, methods=["POST"])
    # Other programs join without cookie or form: there is nothing that a foreign page could ride.
    web.csrf.exempt(api)
    people.register_blueprint(api)
    return people


class Doors:
    """What happens at the way in."""

    def __init__(self, web: Web) -> None:
        self._web, self._screens = web, Screens(web)

    def join_by_form(self, code: str) -> Page | Redirect:
        """Join, keep a cookie, go to the phone page; or the same page with the reason."""
        form = JoinForm()
        body = JoinBody(
            form.cid.data or self._new_cid(),
            form.name.data,
            form.table.data,
            form.perspective.data,
        )
        room = self._room(code)
        try:
            joined = self._join(room, body)
        except Refused as refusal:
            return self._screens.again(code, refusal)
        return self._let_in(code, joined)

    def join_by_api(self, code: str) -> tuple[Response, int]:
        """201 with what the client keeps; 200 for the same cid again."""
        joined = self._join(self._room(code), _body(JoinBody))
        return jsonify(self._answer(code, joined)), 200 if joined.again else 201

    def recover_by_form(self, code: str) -> Page | Redirect:
        """Go on as somebody who was here before."""
        try:
            joined = self._recover(self._room(code), RecoverForm().recovery_code.data or "")
        except Refused as refusal:
            return self._screens.again(code, refusal)
        return self._let_in(code, joined)

    def recover_by_api(self, code: str) -> tuple[Response, int]:
        """Answers like join."""
        joined = self._recover(self._room(code), _body(RecoverBody).recovery_code)
        return jsonify(self._answer(code, joined)), 201

    def _join(self, room: str, body: JoinBody) -> Joined:
        check_cid(body.cid)
        secret = self._web.settings.secret_key
        secrets = secrets_for(secret, room, body.cid)
        fields = {
            "token_digest": digest(secrets.token),
            "recovery_digest": digest(secrets.recovery_code),
            "receipt_code": receipt_code(secret, room, body.cid),
            "name": body.name,
            "table": body.table,
            "perspective": body.perspective,
        }
        known = self._web.doorkeeper.of_token(room, "phone", secrets.token)
        # Whoever reads the database must not find the cid from which the secrets follow.
        answer = self._web.door.send_as(_arriving(room), "person.join", fields, digest(body.cid))
        return Joined(room, answer["participant"], secrets, again=known is not None)

    def _recover(self, room: str, typed: str) -> Joined:
        code = read_code(typed)
        # A new token each time: the devices of one person are told apart, and each can be lost.
        token = f"{self._web.runtime.chance.getrandbits(256):064x}"
        fields = {"code_digest": digest(code), "token_digest": digest(token)}
        arriving = _arriving(room)
        answer = self._web.door.send_as(arriving, "person.recover", fields, self._new_cid())
        return Joined(room, answer["participant"], Secrets(token, code))

    def _let_in(self, code: str, joined: Joined) -> Redirect:
        """The page after this one shows the recovery code, once."""
        session[f"recovery {joined.room}"] = joined.secrets.recovery_code
        answer: Any = redirect(f"/{code}", 303)
        token, secure = joined.secrets.token, self._web.settings.secure
        return keep(answer, joined.room, "phone", token, secure=secure)

    def _answer(self, code: str, joined: Joined) -> dict[str, str]:
        return {
            "participant": joined.participant,
            "token": joined.secrets.token,
            "recovery_code": joined.secrets.recovery_code,
            "url": f"{self._web.settings.public_url}/{_plain(code)}",
        }

    def _room(self, code: str) -> str:
        return self._web.rooms.named(code, request.environ)

    def _new_cid(self) -> str:
        return new_id(to_ms(self._web.runtime.clock()), self._web.runtime.chance)


def _plain(code: str) -> str:
    return room_code.read(code) or ""


def _arriving(room: str) -> Person:
    return Person("", room, Role.ARRIVING, f"arriving:{room}")


def _body(kind: type[Body]) -> Body:
    try:
        return msgspec.json.decode(request.get_data(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed("This could not be read. Send JSON as the protocol says.") from error
