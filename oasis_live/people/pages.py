"""Joining and recovering, by form and by the JSON interface."""

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, Response, jsonify, redirect, request, session
from werkzeug.wrappers import Response as Redirect

from oasis_live.engine.pipeline import check_cid
from oasis_live.engine.turns import Turns
from oasis_live.kernel import room_code
from oasis_live.kernel.ids import new_id, to_ms
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Malformed, Refused, TooFast
from oasis_live.people.forms import JoinForm, RecoverForm
from oasis_live.people.rules import Secrets, digest, read_code, receipt_code, secrets_for
from oasis_live.summits.pages import Screens
from oasis_live.web.application import Web
from oasis_live.web.arrivals import Arrivals
from oasis_live.web.errors import in_line
from oasis_live.web.identity import keep
from oasis_live.web.security import FORMS_TOKEN

# A browser shows that it waits, and our script says so; a program has no page to wait on.
FORM_PATIENCE_SECONDS = 3.0
PROGRAM_PATIENCE_SECONDS = 40.0
_IN_LINE = "in line"
_MOST_KEPT = 400
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
    # The page of the line asks for the address that it came from.
    people.add_url_rule("/<room:code>/join", "join_in_line", doors.go_on_in_line)
    people.add_url_rule("/<room:code>/recover", "recover", doors.recover_by_form, methods=["POST"])
    people.add_url_rule("/<room:code>/recover", "recover_in_line", doors.go_on_in_line)
    api = Blueprint("people_api", __name__, url_prefix="/api/v1/rooms")
    api.add_url_rule("/<code>/join", "join", doors.join_by_api, methods=["POST"])
    api.add_url_rule("/<code>/recover", "recover", doors.recover_by_api, methods=["POST"])
    # Other programs join without cookie or form: there is nothing that a foreign page could ride.
    web.csrf.exempt(api)
    people.register_blueprint(api)
    return people


class Doors:
    """What happens at the way in. Those who come by form and by program stand in two lines, so that
    a script that joins by the JSON interface does not stand before the hall.
    """

    def __init__(self, web: Web) -> None:
        self._web, self._screens = web, Screens(web)
        self._by_form = self._arrivals(FORM_PATIENCE_SECONDS)
        self._by_program = self._arrivals(PROGRAM_PATIENCE_SECONDS)

    def join_by_form(self, code: str) -> Any:
        """Join, keep a cookie, go to the phone page; or the same page with the reason."""
        form = JoinForm()
        body = JoinBody(
            form.cid.data or self._new_cid(),
            form.name.data,
            form.table.data,
            form.perspective.data,
        )
        return self._come_in(code, body)

    def recover_by_form(self, code: str) -> Any:
        """Go on as somebody who was here before."""
        return self._come_in(code, RecoverBody(RecoverForm().recovery_code.data or ""))

    def go_on_in_line(self, code: str) -> Any:
        """Whoever waits in line asks again, with what they typed."""
        kept = session.get(_IN_LINE, {})
        if kept.get("code") != code:
            return redirect(f"/{code}", 303)
        typed = kept["body"]
        body = RecoverBody(**typed) if "recovery_code" in typed else JoinBody(**typed)
        return self._come_in(code, body)

    def _come_in(self, code: str, body: JoinBody | RecoverBody) -> Any:
        try:
            room = self._room(code)
        except TooFast as refusal:
            _keep_typed(code, body)
            return in_line(refusal)
        try:
            joined = self._joined(room, body)
        except Refused as refusal:
            if isinstance(refusal, TooFast) and _keep_typed(code, body):
                return in_line(refusal)
            session.pop(_IN_LINE, None)
            return self._screens.again(code, refusal)
        return self._let_in(code, joined)

    def _joined(self, room: str, body: JoinBody | RecoverBody) -> Joined:
        # One place for each browser that opened our page, whatever it sends: no form goes without
        # this number, and a new one costs a page.
        browser = session[FORMS_TOKEN]
        if isinstance(body, RecoverBody):
            return self._recover(room, body, self._by_form, browser)
        return self._join(room, body, self._by_form, browser)

    def join_by_api(self, code: str) -> tuple[Response, int]:
        """201 with what the client keeps; 200 for the same cid again."""
        room, body = self._room(code), _body(JoinBody)
        joined = self._join(room, body, self._by_program, body.cid)
        return jsonify(self._answer(code, joined)), 200 if joined.again else 201

    def recover_by_api(self, code: str) -> tuple[Response, int]:
        """Answers like join."""
        room, body = self._room(code), _body(RecoverBody)
        joined = self._recover(room, body, self._by_program, digest(body.recovery_code))
        return jsonify(self._answer(code, joined)), 201

    def _join(self, room: str, body: JoinBody, arrivals: Arrivals, who: str) -> Joined:
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
        # Who is in already asks because the answer was lost.
        if known is None:
            arrivals.wait(who)
        # Whoever reads the database must not find the cid from which the secrets follow.
        answer = self._web.door.send_as(_arriving(room), "person.join", fields, digest(body.cid))
        return Joined(room, answer["participant"], secrets, again=known is not None)

    def _recover(self, room: str, body: RecoverBody, arrivals: Arrivals, who: str) -> Joined:
        code = read_code(body.recovery_code)
        arrivals.wait(who)
        # A new token each time: the devices of one person are told apart, and each can be lost.
        token = f"{self._web.runtime.chance.getrandbits(256):064x}"
        fields = {"code_digest": digest(code), "token_digest": digest(token)}
        arriving = _arriving(room)
        answer = self._web.door.send_as(arriving, "person.recover", fields, self._new_cid())
        return Joined(room, answer["participant"], Secrets(token, code))

    def _let_in(self, code: str, joined: Joined) -> Redirect:
        """The page after this one shows the recovery code, once."""
        session.pop(_IN_LINE, None)
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

    def _arrivals(self, patience: float) -> Arrivals:
        runtime = self._web.runtime
        return Arrivals(runtime, Turns(runtime.monotonic, runtime.chance), patience)

    def _room(self, code: str) -> str:
        return self._web.rooms.named(code, request.environ)

    def _new_cid(self) -> str:
        return new_id(to_ms(self._web.runtime.clock()), self._web.runtime.chance)


def _keep_typed(code: str, body: JoinBody | RecoverBody) -> bool:
    """Keep in the browser what was typed, until its turn; False for more than a cookie holds, which
    is more than anybody may join with.
    """
    kept = msgspec.to_builtins(body)
    if sum(len(text or "") for text in kept.values()) > _MOST_KEPT:
        return False
    session[_IN_LINE] = {"code": code, "body": kept}
    return True


def _plain(code: str) -> str:
    return room_code.read(code) or ""


def _arriving(room: str) -> Person:
    return Person("", room, Role.ARRIVING, f"arriving:{room}")


def _body(kind: type[Body]) -> Body:
    try:
        return msgspec.json.decode(request.get_data(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed("This could not be read. Send JSON as the protocol says.") from error
