"""One summit's page: the way in for people, its words, its end."""

from typing import Any

from flask import Blueprint, redirect, request

from oasis_live.accounts.forms import refuse
from oasis_live.accounts.rules.standing import Act, standing
from oasis_live.accounts.store.keys import keys_of
from oasis_live.accounts.store.organisers import hosts_of, load_organiser
from oasis_live.accounts.views import secret_links
from oasis_live.engine.transaction import Tx
from oasis_live.kernel import room_code
from oasis_live.kernel.person import Audience, Role
from oasis_live.kernel.refused import Refused
from oasis_live.summits.forms import AT_ONCE, HELD, ChangeForm, EraseForm, HostForm, KeyForm
from oasis_live.summits.pages import qr
from oasis_live.summits.pages.organisers.host import Host, host_of
from oasis_live.summits.pages.organisers.summits import counts
from oasis_live.summits.rules.run_sheets import NAMES
from oasis_live.summits.store import load_activities
from oasis_live.web.application import Web
from oasis_live.web.languages import day
from oasis_live.web.panels import Panel


def add(blueprint: Blueprint, web: Web) -> None:
    """The addresses of one summit."""
    one = "/organiser/summits/<summit_id>"
    both = ["GET", "POST"]

    @blueprint.get(one)
    def summit(summit_id: str) -> Any:
        """Code, QR, links, run sheet, organisers."""
        return shown(host_of(web, summit_id))

    @blueprint.get(f"{one}/cards")
    def cards(summit_id: str) -> Any:
        """Table cards: A4, eight on a sheet."""
        host = host_of(web, summit_id)
        return host.page("cards.html", **_way_in(host))

    @blueprint.get(f"{one}/record")
    def record(summit_id: str) -> Any:
        """What the record holds, and every way to take it away."""
        return _record(host_of(web, summit_id))

    @blueprint.post(f"{one}/open")
    def let_people_in(summit_id: str) -> Any:
        """People may join from now on."""
        host = host_of(web, summit_id)
        host.send("room.open")
        return redirect(host.address, 303)

    @blueprint.route(f"{one}/change", methods=both)
    def change_summit(summit_id: str) -> Any:
        """Title, topic, date, perspectives and hold."""
        return _changed(host_of(web, summit_id))

    @blueprint.route(f"{one}/delete", methods=both)
    def delete_summit(summit_id: str) -> Any:
        """Everything of it goes, once its title was typed."""
        return _erased(host_of(web, summit_id, Act.ERASE))


def shown(host: Host, **forms: Any) -> tuple[str, int]:
    """The summit's page; `forms` are those that came back with an error, and a `link` made now."""
    web, summit = host.web, host.summit
    with web.database.reading(summit.id) as tx:
        keys, hosts, owner = keys_of(tx), hosts_of(tx, summit.id), load_organiser(tx, summit.owner)
        held = {"activities": load_activities(tx), "counts": counts(web, tx)}
        panels, brought = _panels(host, tx, "organiser")
    context = {
        "links": secret_links(keys, web.settings.secret_key, host.room_address),
        "hosts": hosts,
        "owner": owner,
        "standing": standing(host.by.id, summit.owner, {one.id for one in hosts}),
        "panels": panels,
        "template_name": NAMES.get(summit.template, ""),
        "new": request.args.get("new") == "1",
        "key_form": KeyForm(formdata=None),
        "host_form": HostForm(formdata=None),
    }
    return host.page("summit.html", **{**context, **held, **_way_in(host), **brought, **forms})


def _record(host: Host) -> tuple[str, int]:
    web, summit = host.web, host.summit
    with web.database.reading(summit.id) as tx:
        panels, brought = _panels(host, tx, "record")
        held = counts(web, tx)
    way_in = _way_in(host)
    return host.page("record.html", counts=held, panels=panels, **{**way_in, **brought})


def _panels(host: Host, tx: Tx, slot: str) -> tuple[list[Panel], dict[str, Any]]:
    """What other features put here, and what they bring for it; no other slot's are asked."""
    panels = host.web.panels.on("organiser", slot)
    audience = Audience(tx.room, "desk", Role.ORGANISER)
    brought: dict[str, Any] = {}
    for panel in panels:
        brought |= panel.context(tx, audience) or {}
    return panels, brought


def _way_in(host: Host) -> dict[str, Any]:
    return {
        "qr": qr.svg(host.room_address),
        "join_address": host.room_address,
        "room_host": host.web.settings.public_host,
        "code": room_code.show(host.summit.code),
        "day": day(host.summit.date),
    }


def _changed(host: Host) -> Any:
    summit = host.summit
    form = ChangeForm(
        data={
            "title": summit.title,
            "topic": summit.topic,
            "date": summit.date,
            "perspectives": "\n".join(one.label for one in summit.perspectives),
            "hold": HELD if summit.hold else AT_ONCE,
        }
    )
    if form.validate_on_submit():
        try:
            _change(host, form)
            return redirect(host.address, 303)
        except Refused as refusal:
            refuse(form, refusal)
    return host.page("change_summit.html", form=form)


def _change(host: Host, form: Any) -> None:
    host.send(
        "summit.change",
        title=form.title.data,
        topic=form.topic.data,
        date=form.date.data,
        perspectives=form.perspectives.data.splitlines(),
    )
    on = form.hold.data == HELD
    if on != host.summit.hold:
        host.send("room.hold", on=on)


def _erased(host: Host) -> Any:
    form = EraseForm()
    if form.validate_on_submit():
        try:
            host.send("summit.erase", title=form.title.data)
            return redirect("/organiser/?gone=1", 303)
        except Refused as refusal:
            refuse(form, refusal)
    return host.page("delete_summit.html", form=form)
