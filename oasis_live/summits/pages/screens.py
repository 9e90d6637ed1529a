"""The shells: phone, board, desk and list. Whatever is in them comes as entries or from panels."""

from dataclasses import asdict
from typing import Any, Literal
from urllib.parse import urlencode

from flask import (
    Blueprint,
    make_response,
    redirect,
    render_template,
    request,
    session,
)
from typing_extensions import override
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response as Redirect

from oasis_live.engine.changes import head
from oasis_live.engine.transaction import Tx
from oasis_live.kernel import room_code
from oasis_live.kernel.ids import new_id, to_ms
from oasis_live.kernel.person import Audience, Lens, Person, Role
from oasis_live.kernel.refused import NotAllowed, Refused
from oasis_live.summits.pages import qr
from oasis_live.summits.rules import activity as activities
from oasis_live.summits.rules.summit import Summit
from oasis_live.summits.store import load_activities, load_board, load_summit
from oasis_live.web.application import Web
from oasis_live.web.door import told
from oasis_live.web.errors import STATUS
from oasis_live.web.forms import fields_of, once
from oasis_live.web.identity import keep
from oasis_live.web.languages import day
from oasis_live.web.log import refused

Page = tuple[str, int]
PAGES_A_MINUTE = 120
_MOST_LISTS = 50
# What the list is made of: who votes or joins meanwhile changes nothing on it.
_LISTED = frozenset({"card", "theme", "board"})


class RoomConverter(BaseConverter):
    """`/k7m-4qt` and `/K7M4QT` are one room; a word that can't be a code is some other page."""

    regex = r"[0-9A-Za-z\-– ]{6,9}"

    @override
    def to_python(self, value: str) -> str:
        """The code as it was meant."""
        code = room_code.read(value)
        if code is None:
            raise ValidationError
        return code


def pages(web: Web) -> Blueprint:
    """Everything under a room code that is no feature's own."""
    rooms = Blueprint("rooms", __name__)
    screens = Screens(web)
    rooms.add_url_rule("/<room:code>", "phone", screens.phone)
    rooms.add_url_rule("/<room:code>/mine", "mine", screens.mine)
    rooms.add_url_rule("/<room:code>/do", "do", screens.do, methods=["POST"])
    rooms.add_url_rule("/<room:code>/board", "board", screens.board)
    rooms.add_url_rule("/<room:code>/desk", "desk", screens.desk)
    rooms.add_url_rule("/<room:code>/list", "list", screens.listed)
    return rooms


class Screens:
    """The pages of one room."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._lists: dict[tuple[str, str], tuple[int, str]] = {}

    def phone(self, code: str) -> Page:
        """The welcome page with the join form, or the phone page for somebody who has joined."""
        return self._phone(code)

    def mine(self, code: str) -> Page | Redirect:
        """What this participant has shared."""
        room = self._room(code)
        if self._who(room, "phone") is None:
            return redirect(f"/{code}", 303)
        return self._phone(code, place="mine")

    def do(self, code: str) -> Page | Redirect:
        """Any phone command without script: 303, or the same page with words and error."""
        room = self._room(code)
        person = self._who(room, "phone")
        if person is None:
            return redirect(f"/{code}", 303)
        name = request.form.get("type", "")
        try:
            command = self._web.door.pipeline.registry.named(name)
            fields = fields_of(request.form, command.payload)
            page = request.form.get("cid")
            # The back button brings the page as it was, with its cid: A, B and A again is A.
            cid = self._new_cid() if command.whole or not page else once(page, name, fields)
            self._web.door.send(person, {**fields, "type": name, "cid": cid}, lax=True)
        except Refused as refusal:
            return self.again(code, refusal)
        return redirect(f"/{code}/mine" if request.form.get("next") == "mine" else f"/{code}", 303)

    def board(self, code: str) -> str | Redirect:
        """The projected board, for a board or desk link."""
        return self._stage(code, "board")

    def desk(self, code: str) -> str | Redirect:
        """The facilitator's desk, for a desk link."""
        return self._stage(code, "desk")

    def listed(self, code: str) -> Redirect:
        """The board as headings and lists, once the board was shown. Many phones ask for it again
        and again: it is written anew only when what is on it changed, and sent once to each phone.
        """
        room = self._room(code)
        with self._web.database.reading(room) as tx:
            called = room, load_summit(tx).title
            seq, page = self._lists.get(called, (0, ""))
            if not page or self._has_changed(tx, seq):
                page = self._list(tx)
            self._lists[called] = head(tx), page
        if len(self._lists) > _MOST_LISTS:
            self._lists.clear()
        response = make_response(page)
        response.headers["Cache-Control"] = "private, no-cache"
        response.add_etag()
        return response.make_conditional(request)

    def _has_changed(self, tx: Tx, seq: int) -> bool:
        update = self._web.changes.since(tx, Audience(tx.room, "board", Role.BOARD), seq)
        return not update["since"] or bool(_LISTED & (update["put"].keys() | update["drop"].keys()))

    def _list(self, tx: Tx) -> str:
        audience = Audience(tx.room, "board", Role.BOARD)
        return render_template(
            "list.html",
            summit=_summit(load_summit(tx)),
            shown=load_board(tx).shown,
            entries=self._web.changes.fresh(tx, audience),
            **self._web.panels.context(tx, audience, "list"),
        )

    def _stage(self, code: str, lens: Literal["board", "desk"]) -> str | Redirect:
        room = self._room(code)
        key = request.args.get("key")
        if key:
            return self._let_in(code, room, lens, key)
        person = self._who(room, lens)
        if person is None:
            raise NotAllowed("Open the link that your organiser gave you. It ends with a key.")
        audience = Audience(room, lens, person.role, person.id)
        with self._web.database.reading(room) as tx:
            summit = load_summit(tx)
            context = self._web.panels.context(tx, audience, lens)
        return render_template(
            f"{lens}.html",
            summit=_summit(summit),
            qr=qr.svg(self._join_address(summit)),
            join_address=self._join_address(summit),
            host=self._web.settings.public_host,
            from_desk=person.role is Role.FACILITATOR,
            board_url=f"/{summit.code}/board",
            organiser_url=f"/organiser/summits/{summit.id}",
            **context,
        )

    def _let_in(self, code: str, room: str, lens: Lens, key: str) -> Redirect:
        """The key becomes a cookie, and leaves the address and the browser's history. What else
        was asked (`theme=dark`) stays.
        """
        person = self._web.doorkeeper.of_token(room, lens, key)
        if person is None:
            raise NotAllowed("This link is no longer good. Ask your organiser for a new one.")
        asked = urlencode([pair for pair in request.args.items() if pair[0] != "key"])
        answer: Any = redirect(f"/{code}/{lens}" + (f"?{asked}" if asked else ""), 303)
        kept: Lens = "desk" if person.role is Role.FACILITATOR else lens
        return keep(answer, room, kept, key, secure=self._web.settings.secure)

    def again(self, code: str, refusal: Refused) -> Page:
        """The phone's page with a refusal in the place where it happened, and what was typed."""
        refused(refusal)
        return self._phone(code, refusal=refusal)

    def _phone(self, code: str, *, refusal: Refused | None = None, place: str = "") -> Page:
        room = self._room(code)
        person = self._who(room, "phone")
        if person and refusal is None:
            self._web.door.pace.take(person.bearer, "page", PAGES_A_MINUTE)
        context = self._for(room, person) | _refused(refusal)
        status = STATUS.get(refusal.code, 400) if refusal else 200
        template = "phone.html" if person else "phone/join.html"
        return render_template(template, place=place, cid=self._new_cid(), **context), status

    def _for(self, room: str, person: Person | None) -> dict[str, Any]:
        """What the templates of a phone may use; the same entries that its socket would bring."""
        audience = Audience(room, "phone", Role.PARTICIPANT, person.id if person else "")
        with self._web.database.reading(room) as tx:
            summit = load_summit(tx)
            entries = self._web.changes.fresh(tx, audience) if person else {}
            current = activities.current(load_activities(tx))
            brought = self._web.panels.context(tx, audience, "phone")
        by_id = {one["id"]: one for one in entries.get("activity", ())}
        own = entries.get("mine", [])
        return {
            "summit": _summit(summit),
            "room": next(iter(entries.get("room", ())), {}),
            "activity": by_id.get(current.id) if current else None,
            "activities": sorted(by_id.values(), key=lambda one: one["order"]),
            "mine": [one for one in reversed(own) if one["kind"] not in {"person", "ballot"}],
            "me": next((one for one in own if one["kind"] == "person"), {}),
            "perspectives": [{"id": p.id, "label": p.label} for p in summit.perspectives],
            "join_address": self._join_address(summit),
            "recovery_code": session.pop(f"recovery {room}", ""),
        } | brought

    def _room(self, code: str) -> str:
        return self._web.rooms.named(code, request.environ, request.args.get("key"))

    def _who(self, room: str, lens: Lens) -> Person | None:
        return self._web.doorkeeper.of_cookies(room, lens, request.cookies)

    def _join_address(self, summit: Summit) -> str:
        return f"{self._web.settings.public_url}/{summit.code}"

    def _new_cid(self) -> str:
        runtime = self._web.runtime
        return new_id(to_ms(runtime.clock()), runtime.chance)


def _summit(summit: Summit) -> dict[str, Any]:
    return {
        "id": summit.id,
        "title": summit.title,
        "topic": summit.topic,
        "code": summit.code,
        "code_shown": room_code.show(summit.code),
        "state": summit.state.value,
        "frozen": summit.frozen,
        "date_text": day(summit.date),
        "limits": asdict(summit.limits),
    }


def _refused(refusal: Refused | None) -> dict[str, Any]:
    """What the page says in the place where it happened, with all that was typed."""
    if refusal is None:
        return {"errors": {}, "values": {}}
    typed = {name: values if len(values) > 1 else values[0] for name, values in _typed()}
    errors = {_place(one): told(one)["message"] for one in (refusal, *refusal.others)}
    return {"errors": errors, "values": typed}


def _place(refusal: Refused) -> str:
    place = refusal.field or "form"
    return f"{place}[{refusal.values['key']}]" if "key" in refusal.values else place


def _typed() -> list[tuple[str, list[str]]]:
    return [(name, values) for name, values in request.form.lists() if name != "csrf_token"]
