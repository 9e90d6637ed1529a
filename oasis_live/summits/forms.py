"""The organisers' forms of a summit. A field asks the rule; nothing is decided here."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import DateInput, NumberInput

from oasis_live.accounts.forms import Ruled
from oasis_live.accounts.rules import keys
from oasis_live.accounts.rules.organiser import email_of
from oasis_live.kernel.refused import Malformed
from oasis_live.kernel.text import clean_line, fit
from oasis_live.summits.rules import activity as activities
from oasis_live.summits.rules import summit as rules
from oasis_live.summits.rules.activity import Activity, Kind
from oasis_live.summits.rules.run_sheets import NAMES, suggested_prompt

# A topic's prompt is the summit's own topic, and a break needs no invitation.
PROMPTED = (
    Kind.WELCOME,
    Kind.INTERVIEWS,
    Kind.PRINCIPLES,
    Kind.VOTE,
    Kind.QUESTIONS,
    Kind.VISIONS,
    Kind.COMMITMENTS,
)
KINDS = (
    (Kind.WELCOME, _("Welcome")),
    (Kind.TOPIC, _("Affirmative topic")),
    (Kind.INTERVIEWS, _("Interviews in pairs")),
    (Kind.PRINCIPLES, _("Principles")),
    (Kind.VOTE, _("Vote with dots")),
    (Kind.QUESTIONS, _("Inquiry questions")),
    (Kind.VISIONS, _("Possibility statements")),
    (Kind.COMMITMENTS, _("Commitments, offers and requests")),
    (Kind.BREAK, _("Break")),
)
FIRST = "first"
_CHOOSE = _("Choose one of these")
AS_TEMPLATE, AT_ONCE, HELD = "template", "off", "on"


def _lines(typed: str) -> str:
    return "\n".join(one.label for one in rules.perspectives_of(typed.splitlines()))


def _prompt(typed: str) -> str:
    return fit(typed, activities.PROMPT_LIMIT, field="prompt")


def _step_title(typed: str) -> str:
    title, _prompt = activities.worded(clean_line(typed, field="title"), "")
    return title


def _holder(typed: str) -> str:
    name = clean_line(typed, field="name")
    return fit(name, keys.NAME_LIMIT, field="name", empty="Enter a name")


class Number(Ruled):
    """A whole number within limits."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(self._read)
        self._least, self._most = least, most

    def _read(self, typed: object) -> int:
        text = str(typed).strip()
        if not (text.isascii() and text.isdigit() and self._least <= int(text) <= self._most):
            raise Malformed(
                "Choose a number from %(least)d to %(most)d", least=self._least, most=self._most
            )
        return int(text)


def _number(label: Any, least: int, most: int, **more: Any) -> StringField:
    widget = NumberInput(step=1, min=least, max=most)
    return StringField(label, [Number(least, most)], widget=widget, **more)


class SummitForm(FlaskForm):
    """What a summit is about."""

    title = StringField(_("Title"), [Ruled(rules.title_of)])
    topic = TextAreaField(_("Affirmative topic"), [Ruled(rules.topic_of)])
    date = StringField(_("Date"), [Ruled(rules.date_of)], widget=DateInput())
    perspectives = TextAreaField(
        _("What brings you here?"), [Ruled(_lines)], default="\n".join(rules.PERSPECTIVES)
    )


class ChangeForm(SummitForm):
    """The same for a summit that there is."""

    hold = RadioField(
        _("Before a contribution reaches the board"),
        choices=[
            SelectChoice(AT_ONCE, _("Nothing: it is there at once")),
            SelectChoice(HELD, _("A facilitator accepts it")),
        ],
        default=AT_ONCE,
        invalid_choice_message=_CHOOSE,
    )


def _prompt_field(kind: Kind) -> TextAreaField:
    label = dict(KINDS)[kind]
    return TextAreaField(label, [Ruled(_prompt)], default=suggested_prompt(kind))


class NewSummitForm(SummitForm):
    """A whole summit on one page."""

    cid = HiddenField()
    template = RadioField(
        _("Run sheet"),
        choices=[SelectChoice(*template) for template in NAMES.items()],
        default="one-hour",
        invalid_choice_message=_CHOOSE,
    )
    dots = _number(_("Dots for each person"), 1, 20, default=5)
    hold = RadioField(
        _("Before a contribution reaches the board"),
        choices=[
            SelectChoice(AS_TEMPLATE, _("As the run sheet suggests")),
            SelectChoice(AT_ONCE, _("Nothing: it is there at once")),
            SelectChoice(HELD, _("A facilitator accepts it")),
        ],
        default=AS_TEMPLATE,
        invalid_choice_message=_CHOOSE,
    )
    prompt_welcome = _prompt_field(Kind.WELCOME)
    prompt_interviews = _prompt_field(Kind.INTERVIEWS)
    prompt_principles = _prompt_field(Kind.PRINCIPLES)
    prompt_vote = _prompt_field(Kind.VOTE)
    prompt_questions = _prompt_field(Kind.QUESTIONS)
    prompt_visions = _prompt_field(Kind.VISIONS)
    prompt_commitments = _prompt_field(Kind.COMMITMENTS)


class StepForm(FlaskForm):
    """One step of the run sheet; a vote has its dots besides."""

    title = StringField(_("Title"), [Ruled(_step_title)])
    prompt = TextAreaField(_("Prompt"), [Ruled(_prompt)])
    minutes = _number(_("Minutes"), 1, activities.LONGEST_MINUTES, default=10)
    dots = _number(_("Dots for each person"), 1, 20, default=5)
    most = _number(_("At most on one"), 1, 20, default=2)


class NewStepForm(FlaskForm):
    """A step that is to stand after another one."""

    cid = HiddenField()
    kind = SelectField(
        _("Kind"),
        choices=[SelectChoice(kind.value, label) for kind, label in KINDS],
        invalid_choice_message=_CHOOSE,
    )
    title = StringField(_("Title"), [Ruled(_step_title)])
    prompt = TextAreaField(_("Prompt"), [Ruled(_prompt)])
    minutes = _number(_("Minutes"), 1, activities.LONGEST_MINUTES, default=10)
    after = SelectField(_("After"), invalid_choice_message=_CHOOSE)

    def place_among(self, steps: Iterable[Activity]) -> None:
        """Offer every place in this run sheet."""
        places = [SelectChoice(one.id, one.title) for one in steps]
        self.after.choices = [SelectChoice(FIRST, _("Nothing: it comes first")), *places]


class KeyForm(FlaskForm):
    """A desk link for one more facilitator, with the name that the others at the desk read."""

    name = StringField(_("Co-facilitator’s name"), [Ruled(_holder)])


class HostForm(FlaskForm):
    """Another organiser for this summit."""

    email = StringField(_("Email address"), [Ruled(email_of)])


class EraseForm(FlaskForm):
    """The title, typed to say that it is meant."""

    title = StringField(_("Title of the summit"), [Ruled(str.strip)])
