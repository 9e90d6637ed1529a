"""The two forms of somebody who arrives. Lengths and lists are the rules' to check."""

from flask_wtf import FlaskForm
from wtforms import StringField


class JoinForm(FlaskForm):
    """Three fields; all of them may stay empty."""

    name = StringField()
    table = StringField()
    perspective = StringField()
    cid = StringField()


class RecoverForm(FlaskForm):
    """Going on from another device."""

    recovery_code = StringField()
