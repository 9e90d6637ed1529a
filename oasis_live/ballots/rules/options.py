"""What can be voted on. Options are fixed when a vote opens; what they stand for may change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oasis_live.ballots.rules.method import Choices, Method
from oasis_live.summits.rules.activity import Settings

_FNV_START, _FNV_PRIME = 0x811C9DC5, 0x01000193


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a vote, as it was fixed: a card or a theme, in its place."""

    id: str
    activity: str
    place: int
    card: str | None = None
    theme: str | None = None

    @property
    def subject(self) -> str:
        """The id of what it stands for."""
        return self.card or self.theme or ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an option stands for, as it is now. `id` is the one that it was merged into, if any."""

    id: str
    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a vote as people see it. `members` are the options that have become one in it."""

    option: Option
    subject: Subject
    members: tuple[str, ...]


def lines(options: Iterable[Option], subjects: Mapping[str, Subject]) -> list[Line]:
    """What can be voted on now, in order. `subjects`: by the id that an option was fixed with;
    what is hidden, withdrawn or removed is not among them.

    Options whose subjects were merged are one line: the option of the subject that stays, if it is
    one, else the first of them.
    """
    groups: dict[tuple[str, str], list[Option]] = {}
    for option in sorted(options, key=lambda one: (one.activity, one.place)):
        if subject := subjects.get(option.subject):
            groups.setdefault((option.activity, subject.id), []).append(option)
    return [_line(group, subjects) for group in groups.values()]


def _line(group: Sequence[Option], subjects: Mapping[str, Subject]) -> Line:
    subject = subjects[group[0].subject]
    leading = next((one for one in group if one.subject == subject.id), group[0])
    return Line(leading, subject, tuple(one.id for one in group))


def standing(
    choices: Choices, shown: Iterable[Line], method: Method, settings: Settings
) -> dict[str, int]:
    """A ballot as it counts now: votes on options that have become one are joined by the method's
    rule, so that nobody is over the maximum; votes on what is gone don't count.
    """
    counted = {}
    for line in shown:
        values = [choices[member] for member in line.members if member in choices]
        if values:
            counted[line.option.id] = method.joined(values, settings) if values[1:] else values[0]
    return counted


def renamed(
    choices: Choices, shown: Iterable[Line], method: Method, settings: Settings
) -> dict[str, int]:
    """What a page sent, in terms of the lines of now: it may not yet know of a merge. What is no
    line stays as it was sent, for the method to refuse.
    """
    known = standing(choices, shown, method, settings)
    members = {member for line in shown for member in line.members}
    return {**{one: value for one, value in choices.items() if one not in members}, **known}


def own_order(person: str, option_ids: Iterable[str]) -> list[str]:
    """The options shuffled for one person, the same on the server and on the phone, so that no
    place wins.
    """
    return sorted(option_ids, key=lambda one: (_fnv(f"{person} {one}"), one))


def _fnv(text: str) -> int:
    """FNV-1a, 32 bits, of the text's UTF-8: `phone/order.js` reckons the same."""
    total = _FNV_START
    for byte in text.encode():
        total = (total ^ byte) * _FNV_PRIME & 0xFFFFFFFF
    return total
