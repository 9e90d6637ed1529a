"""A commitment: what somebody will do, by a date if they name one."""

from dataclasses import replace
from datetime import date

from oasis_live.contributions.rules.sentence import sentence
from oasis_live.contributions.rules.words import Words
from oasis_live.kernel.refused import Malformed
from oasis_live.summits.rules.summit import Limits

_text = sentence(lambda limits: limits.commitment)


def commitment(words: Words, limits: Limits) -> Words:
    """The words, known to fit. Raises Empty, TooLong, Malformed."""
    return replace(_text(words, limits), by=_date(words.by))


def _date(given: str) -> str:
    if not given:
        return ""
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise Malformed("Choose a date", field="by") from error
