"""Signing in and out, and the welcome that a one-time link opens."""

from typing import Any

from flask import Blueprint, redirect, request

from oasis_live.accounts.forms import (
    FirstForm,
    InvitedForm,
    ResetForm,
    SignInForm,
    refuse,
)
from oasis_live.accounts.live import links
from oasis_live.accounts.live import sign_in as acts
from oasis_live.accounts.live.links import Welcome
from oasis_live.accounts.pages import guard
from oasis_live.accounts.pages.passwords import Passwords
from oasis_live.accounts.rules.links import OneTimeLink
from oasis_live.accounts.rules.sign_in import HOME, local_path, not_known
from oasis_live.accounts.store.organisers import anybody
from oasis_live.accounts.store.sessions import end_session
from oasis_live.kernel.refused import Refused
from oasis_live.web.application import Web


def add(blueprint: Blueprint, web: Web, passwords: Passwords) -> None:
    """The addresses of the way in and out."""
    doors = Doors(web, passwords)
    both = ["GET", "POST"]
    blueprint.add_url_rule("/sign-in", "sign_in", doors.sign_in, methods=both)
    blueprint.add_url_rule("/sign-out", "sign_out", doors.sign_out, methods=["POST"])
    blueprint.add_url_rule("/welcome/<token>", "welcome", doors.welcome, methods=both)


class Doors:
    """The pages that somebody sees who is not signed in."""

    def __init__(self, web: Web, passwords: Passwords) -> None:
        self._web, self._passwords = web, passwords

    def sign_in(self) -> Any:
        """The sign-in form; 303 to where somebody wanted to go."""
        form, following = SignInForm(), local_path(request.args.get("next"))
        if form.validate_on_submit():
            try:
                session = self._session(form.email.data, form.password.data)
            except Refused as refusal:
                refuse(form, refusal)
            else:
                return guard.let_in(self._web, redirect(following, 303), session)
        with self._web.database.reading() as tx:
            nobody = not anybody(tx)
        return guard.page("sign_in.html", None, form=form, following=following, nobody=nobody)

    def sign_out(self) -> Any:
        """This browser's session ends."""
        token = guard.token()
        self._web.pipeline.transact("", lambda tx: end_session(tx, token))
        answer = redirect("/organiser/sign-in", 303)
        answer.delete_cookie(guard.COOKIE)
        return answer

    def welcome(self, token: str) -> Any:
        """What a one-time link lets somebody do. Raises Gone."""
        with self._web.database.reading() as tx:
            link = links.open_link(tx, token)
        form = _form_for(link)
        if form.validate_on_submit():
            typed = self._typed(form)
            session = self._web.pipeline.transact("", lambda tx: _accepted(tx, token, typed))
            return guard.let_in(self._web, redirect(HOME, 303), session)
        return guard.page("welcome.html", None, form=form, link=link)

    def _session(self, email: str, password: str) -> str:
        address = request.remote_addr or ""
        pipeline = self._web.pipeline
        kept = pipeline.transact("", lambda tx: acts.count_try(tx, email, address))
        if not self._passwords.fits(kept, password):
            raise not_known()
        renewed = self._passwords.renewed(kept, password)
        token: str = pipeline.transact(
            "", lambda tx: acts.welcome_back(tx, email, address, renewed)
        )
        return token

    def _typed(self, form: Any) -> Welcome:
        given = {name: form[name].data for name in ("email", "name") if name in form}
        kept = self._passwords.keep(form.password.data)
        return Welcome(given.get("email", ""), given.get("name", ""), kept)


def _form_for(link: OneTimeLink) -> Any:
    if link.resets:
        return ResetForm()
    return FirstForm() if link.is_first else InvitedForm()


def _accepted(tx: Any, token: str, typed: Welcome) -> str:
    return acts.let_in(tx, links.accept(tx, token, typed))
