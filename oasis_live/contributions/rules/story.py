"""A story: what happened, what made it possible, one line to remember."""

from collections.abc import Callable

from oasis_live.contributions.rules.words import Words, language, line, lines, only
from oasis_live.kernel.refused import all_of
from oasis_live.kernel.text import fit
from oasis_live.summits.rules.summit import Limits

_FIELDS = frozenset({"title", "happened", "conditions", "gem", "wishes"})


def story(words: Words, limits: Limits) -> Words:
    """The words, known to fit. Raises Empty, TooLong, TooMany, Malformed naming the field."""
    only(words, _FIELDS)
    checks: dict[str, Callable[[], object]] = {
        "title": lambda: line(words.title, limits.title, "title"),
        "happened": lambda: fit(
            words.happened,
            limits.happened,
            field="happened",
            empty="Write a few words about the story first",
            too_long=(
                "Shorten your story by %(over)d character",
                "Shorten your story by %(over)d characters",
            ),
        ),
        "conditions": lambda: lines(words.conditions, limits.condition, limits.lines, "conditions"),
        "gem": lambda: line(words.gem, limits.gem, "gem"),
        "wishes": lambda: lines(words.wishes, limits.wish, limits.lines, "wishes"),
        "lang": lambda: language(words.lang),
    }
    return Words(**all_of(checks))
