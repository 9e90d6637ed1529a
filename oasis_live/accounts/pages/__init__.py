"""The pages of accounts: sign-in, welcome by a one-time link, organisers, settings."""

from flask import Blueprint

from oasis_live.accounts.pages import organisers, settings, sign_in
from oasis_live.accounts.pages.passwords import Passwords
from oasis_live.web.application import Web


def pages(web: Web) -> Blueprint:
    """Everything under `/organiser` that is about organisers themselves."""
    blueprint = Blueprint("accounts", __name__, url_prefix="/organiser")
    passwords = Passwords(web.native)
    sign_in.add(blueprint, web, passwords)
    organisers.add(blueprint, web)
    settings.add(blueprint, web, passwords)
    return blueprint
