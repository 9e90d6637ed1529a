"""The list of summits, and a new one."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, request

from oasis_live.accounts.forms import refuse
from oasis_live.accounts.pages import guard
from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.accounts.rules.standing import standing
from oasis_live.accounts.store.organisers import hosted_by
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience, Role
from oasis_live.kernel.refused import Refused
from oasis_live.summits.forms import AS_TEMPLATE, HELD, PROMPTED, NewSummitForm
from oasis_live.summits.pages.organisers.host import cid, fresh_id
from oasis_live.summits.rules.run_sheets import TEMPLATES, by_place, with_kind
from oasis_live.summits.rules.summit import Summit
from oasis_live.summits.store import summits
from oasis_live.web.application import Web
from oasis_live.web.languages import day


@dataclass(frozen=True)
class Line:
    """One summit in the list."""

    summit: Summit
    day: str
    people: int


def add(blueprint: Blueprint, web: Web) -> None:
    """The addresses of the list and of the form for a new summit."""

    @blueprint.get("/organiser/")
    def summits_list() -> Any:
        """Every summit that this organiser may run."""
        by = guard.organiser(web)
        with web.database.reading() as tx:
            lines = [_line(web, tx, one) for one in _of(tx, by)]
        return guard.page(
            "summits.html", by, here="summits", lines=lines, gone=request.args.get("gone") == "1"
        )

    @blueprint.route("/organiser/summits/new", methods=["GET", "POST"])
    def new_summit() -> Any:
        """The form; 303 to the new summit's page."""
        by, form = guard.organiser(web), NewSummitForm()
        if form.validate_on_submit():
            try:
                return redirect(f"/organiser/summits/{create(web, by, form)}?new=1", 303)
            except Refused as refusal:
                refuse(form, refusal)
        form.cid.data = form.cid.data or fresh_id(web)
        prompts = [(form[f"prompt_{kind.value}"], with_kind(kind)) for kind in PROMPTED]
        return guard.page(
            "new_summit.html", by, here="summits", form=form, prompts=prompts, templates=TEMPLATES
        )


def create(web: Web, by: Organiser, form: Any) -> str:
    """The id of the new summit, with a link for its desk and one for its board."""
    sent = cid(web)
    person = guard.acting(by, fresh_id(web))
    answer = web.door.send_as(person, "summit.create", _fields(form), sent)
    host = guard.acting(by, answer["id"])
    for role in (Role.FACILITATOR, Role.BOARD):
        web.door.send_as(host, "key.add", {"role": role.value}, f"{sent[:48]}-{role.value}")
    return str(answer["id"])


def _fields(form: Any) -> dict[str, Any]:
    written = {kind: form[f"prompt_{kind.value}"].data for kind in PROMPTED}
    hold = None if form.hold.data == AS_TEMPLATE else form.hold.data == HELD
    return {
        "title": form.title.data,
        "topic": form.topic.data,
        "date": form.date.data,
        "template": form.template.data,
        "dots": form.dots.data,
        "hold": hold,
        "perspectives": form.perspectives.data.splitlines(),
        "prompts": by_place(form.template.data, written),
    }


def _of(tx: Tx, by: Organiser) -> list[Summit]:
    hosted = hosted_by(tx, by.id)

    def stands(summit: Summit) -> bool:
        hosts = {by.id} if summit.id in hosted else frozenset()
        return standing(by.id, summit.owner, hosts) is not None

    return [one for one in summits(tx) if stands(one)]


def _line(web: Web, tx: Tx, summit: Summit) -> Line:
    return Line(summit, day(summit.date), counts(web, tx.in_room(summit.id)).get("people", 0))


def counts(web: Web, tx: Tx) -> dict[str, int]:
    """What the room's own entry counts, as a desk sees it."""
    audience = Audience(tx.room, "desk", Role.FACILITATOR)
    held: dict[str, int] = web.changes.entries(tx, audience, "room", ["room"])["room"]["counts"]
    return held
