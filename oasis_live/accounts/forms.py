"""The forms of accounts. A field asks the rule; nothing is decided here."""

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField, ValidationError

from oasis_live.accounts.rules.organiser import email_of, name_of, password_of
from oasis_live.kernel.refused import Empty, Refused
from oasis_live.web.languages import sentence
from oasis_live.web.log import refused


class Ruled:
    """A validator that asks a rule and keeps what the rule makes of the words."""

    def __init__(self, rule: Callable[[str], Any]) -> None:
        self._rule = rule

    def __call__(self, _form: Any, field: Any) -> None:
        """Put the rule's own sentence beside the field when it refuses."""
        try:
            field.data = self._rule(field.data or "")
        except Refused as refusal:
            raise ValidationError(sentence(refusal)) from refusal


def refuse(form: Any, refusal: Refused) -> None:
    """Put what was refused later than by the form beside the field that it names, or above all."""
    refused(refusal)
    told = sentence(refusal)
    meant = [field for field in form if field.name == refusal.field]
    if not meant:
        form.form_errors.append(told)
    for field in meant:
        field.errors = [*field.errors, told]


def _given_password(typed: str) -> str:
    if not typed:
        raise Empty("Enter your password", field="password")
    return typed


class SignInForm(FlaskForm):
    """Who somebody is, and how they show it."""

    email = EmailField(_("Email address"), [Ruled(email_of)])
    password = PasswordField(_("Password"), [Ruled(_given_password)])


class InvitedForm(FlaskForm):
    """A name and a password for somebody whose address is known."""

    name = StringField(_("Your name"), [Ruled(name_of)])
    password = PasswordField(_("Choose a password"), [Ruled(password_of)])


class FirstForm(FlaskForm):
    """The first organiser: the address too."""

    name = StringField(_("Your name"), [Ruled(name_of)])
    email = EmailField(_("Email address"), [Ruled(email_of)])
    password = PasswordField(_("Choose a password"), [Ruled(password_of)])


class ResetForm(FlaskForm):
    """A new password for an account that there is."""

    password = PasswordField(_("Choose a new password"), [Ruled(password_of)])


class PasswordForm(FlaskForm):
    """A new password by somebody who knows the old one."""

    present = PasswordField(_("Present password"), [Ruled(_given_password)])
    password = PasswordField(_("New password"), [Ruled(password_of)])


class InviteForm(FlaskForm):
    """Somebody who is to make summits too."""

    email = EmailField(_("Email address"), [Ruled(email_of)])
