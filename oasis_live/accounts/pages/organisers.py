"""Who can sign in, and inviting one more."""

from typing import Any

from flask import Blueprint

from oasis_live.accounts.forms import InviteForm, refuse
from oasis_live.accounts.live.links import invite
from oasis_live.accounts.pages import guard
from oasis_live.accounts.rules.links import address
from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.accounts.store.links import waiting_links
from oasis_live.accounts.store.organisers import organisers
from oasis_live.kernel.refused import Refused
from oasis_live.web.application import Web


def add(blueprint: Blueprint, web: Web) -> None:
    """The address of the organisers' page."""

    @blueprint.route("/people", methods=["GET", "POST"])
    def people() -> Any:
        """Everybody who can sign in; a link for somebody new, shown once."""
        by = guard.organiser(web)
        form, link, invited = InviteForm(), "", ""
        if form.validate_on_submit() and (link := _invited(web, form, by)):
            form, invited = InviteForm(formdata=None), form.email.data
        with web.database.reading() as tx:
            present, waiting = organisers(tx), waiting_links(tx)
        return guard.page(
            "people.html",
            by,
            here="people",
            form=form,
            link=link,
            invited=invited,
            present=present,
            waiting=waiting,
        )


def _invited(web: Web, form: InviteForm, by: Organiser) -> str:
    email = form.email.data
    try:
        token = web.pipeline.transact("", lambda tx: invite(tx, email, by))
    except Refused as refusal:
        refuse(form, refusal)
        return ""
    return address(web.settings.public_url, token)
