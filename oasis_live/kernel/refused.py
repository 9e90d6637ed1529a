"""Everything that Oasis Live refuses, as one small tree.

* Refused         the person can read why and what to do
  - Malformed     the packet is not what the command declares
  - Empty         words are missing where some are needed
  - TooLong       a text is over its limit
  - TooMany       dots, conditions or wishes are used up
  - NotAllowed    this role or this person may not do it
  - NotOpen       the activity or the room is not open for it
  - NotFound      what it names is not in this room
  - Conflict      somebody else just changed it; carries the present state
  - Gone          the summit has ended, or the participant was removed
  - TooFast       a rate is used up
  - TryAgain      we can't keep our promise now: storage is busy or full

A sentence is a message id of the catalogue with %(name)s values: whoever shows it puts it into the
reader's language.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from typing_extensions import override


class Refused(Exception):
    """The person can read why and what to do.

    `message` is an English sentence with %(name)s places for `values`; `many` is the sentence for
    all values of `over` but one. `field` names the payload's field that it is about, `key` among
    the values the entry of a map; `retry_in` is in seconds; `others` are what else is wrong in the
    same form.
    """

    code: ClassVar[str] = "refused"

    def __init__(
        self,
        message: str,
        many: str | None = None,
        *,
        field: str | None = None,
        retry_in: float | None = None,
        present: Mapping[str, object] | None = None,
        **values: object,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.many = many
        self.field = field
        self.retry_in = retry_in
        self.present = present
        self.values = values
        self.others: tuple[Refused, ...] = ()
        # Whether the log has it: on its way out a refusal may pass several doors.
        self.is_noted = False

    @override
    def __str__(self) -> str:
        """The sentence in English."""
        message = self.message if self.many is None or self.values["over"] == 1 else self.many
        return message % self.values if self.values else message


class Malformed(Refused):
    """The packet is not what the command declares."""

    code = "malformed"


class Empty(Refused):
    """Words are missing where some are needed."""

    code = "empty"


class TooLong(Refused):
    """A text is over its limit."""

    code = "too_long"


class TooMany(Refused):
    """A budget of dots, conditions or wishes is used up."""

    code = "too_many"


class NotAllowed(Refused):
    """This role or this person may not do it."""

    code = "not_allowed"


class NotOpen(Refused):
    """The activity or the room is not open for it."""

    code = "not_open"


class NotFound(Refused):
    """What it names is not in this room."""

    code = "not_found"


class Conflict(Refused):
    """Somebody else just changed it; `present` is the state as it is now."""

    code = "conflict"


class Gone(Refused):
    """The summit has ended, or the participant was removed."""

    code = "gone"


class TooFast(Refused):
    """A rate is used up; `retry_in` says for how many seconds."""

    code = "too_fast"


class TryAgain(Refused):
    """Storage is busy or full: nothing was stored, and the words are to be kept."""

    code = "try_again"


def all_of(checks: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """What each check gives, by its name. Raises the first refusal, with the `others`."""
    given: dict[str, Any] = {}
    refusals: list[Refused] = []
    for name, check in checks.items():
        try:
            given[name] = check()
        except Refused as refusal:
            refusals.append(refusal)
    if refusals:
        refusals[0].others = tuple(refusals[1:])
        raise refusals[0]
    return given
