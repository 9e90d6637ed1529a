"""An organiser's own settings: the password."""

from typing import Any

from flask import Blueprint, redirect, request

from oasis_live.accounts.forms import PasswordForm, refuse
from oasis_live.accounts.live import sign_in as acts
from oasis_live.accounts.pages import guard
from oasis_live.accounts.pages.passwords import Passwords
from oasis_live.accounts.rules.organiser import Organiser
from oasis_live.kernel.refused import Malformed, Refused
from oasis_live.web.application import Web


def add(blueprint: Blueprint, web: Web, passwords: Passwords) -> None:
    """The address of the settings."""

    @blueprint.route("/settings", methods=["GET", "POST"])
    def settings() -> Any:
        """A new password for somebody who knows the old one; 303 when it is changed."""
        by = guard.organiser(web)
        form = PasswordForm()
        if form.validate_on_submit():
            try:
                _change(web, passwords, by, form)
            except Refused as refusal:
                refuse(form, refusal)
            else:
                return redirect("/organiser/settings?done=1", 303)
        done = request.args.get("done") == "1"
        return guard.page("settings.html", by, here="settings", form=form, done=done)


def _change(web: Web, passwords: Passwords, by: Organiser, form: PasswordForm) -> None:
    """Raises TooFast after a few wrong ones, Malformed for a wrong one."""
    address = request.remote_addr or ""
    kept = web.pipeline.transact("", lambda tx: acts.count_try(tx, by.email, address))
    if not passwords.fits(kept, form.present.data):
        raise Malformed("This is not your present password", field="present")
    new, token = passwords.keep(form.password.data), guard.token()
    web.pipeline.transact("", lambda tx: acts.change_password(tx, by, new, token, address))
