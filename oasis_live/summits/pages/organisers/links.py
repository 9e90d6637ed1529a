"""Secret links for desk and board, and the organisers who share a summit."""

from typing import Any

from flask import Blueprint, redirect

from oasis_live.accounts.forms import refuse
from oasis_live.accounts.live.links import invite
from oasis_live.accounts.rules.links import address
from oasis_live.accounts.rules.standing import Act
from oasis_live.accounts.store.organisers import find_organiser
from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Refused
from oasis_live.summits.forms import HostForm, KeyForm
from oasis_live.summits.pages.organisers.host import Host, host_of
from oasis_live.summits.pages.organisers.summit import shown
from oasis_live.web.application import Web


def add(blueprint: Blueprint, web: Web) -> None:
    """The addresses that the forms of a summit's page send to."""
    one = "/organiser/summits/<summit_id>"

    @blueprint.post(f"{one}/links")
    def add_link(summit_id: str) -> Any:
        """A desk link under the name of one more facilitator."""
        return _link_added(host_of(web, summit_id))

    @blueprint.post(f"{one}/links/new/<role>")
    def make_link(summit_id: str, role: str) -> Any:
        """The link for desk or board that is missing."""
        host = host_of(web, summit_id)
        host.send("key.add", role=role)
        return redirect(f"{host.address}#links", 303)

    @blueprint.post(f"{one}/links/<key_id>/<act>")
    def change_link(summit_id: str, key_id: str, act: str) -> Any:
        """`renew`: another secret in its place; anything else takes the link away."""
        host = host_of(web, summit_id)
        host.send("key.renew" if act == "renew" else "key.revoke", id=key_id)
        return redirect(f"{host.address}#links", 303)

    @blueprint.post(f"{one}/organisers")
    def add_host(summit_id: str) -> Any:
        """Another organiser for this summit; somebody new gets a one-time link."""
        return _host_added(host_of(web, summit_id, Act.INVITE))

    @blueprint.post(f"{one}/organisers/<organiser_id>/remove")
    def remove_host(summit_id: str, organiser_id: str) -> Any:
        """The summit is no longer theirs to run."""
        host = host_of(web, summit_id, Act.INVITE)
        host.send("host.remove", id=organiser_id)
        return redirect(f"{host.address}#organisers", 303)


def _link_added(host: Host) -> Any:
    form = KeyForm()
    if form.validate_on_submit():
        try:
            host.send("key.add", role=Role.FACILITATOR.value, name=form.name.data)
            return redirect(f"{host.address}#links", 303)
        except Refused as refusal:
            refuse(form, refusal)
    return shown(host, key_form=form)


def _host_added(host: Host) -> Any:
    form, link = HostForm(), ""
    if form.validate_on_submit():
        try:
            link = _invited(host, form.email.data)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            if not link:
                return redirect(f"{host.address}#organisers", 303)
    return shown(host, host_form=form, invitation=link)


def _invited(host: Host, email: str) -> str:
    """The link for somebody new; nothing for somebody who has an account."""
    web = host.web
    with web.database.reading() as tx:
        known = find_organiser(tx, email)
    if known:
        host.send("host.add", email=email)
        return ""
    token = web.pipeline.transact("", lambda tx: invite(tx, email, host.by, host.summit.id))
    return address(web.settings.public_url, token)
