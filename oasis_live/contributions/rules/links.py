"""What a contribution comes from: the stories that show it, the words that it takes up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oasis_live.contributions.rules.contribution import Kind, State
from oasis_live.kernel.refused import NotFound, TooMany

MOST = 60


@dataclass(frozen=True, slots=True)
class Source:
    """As much of a contribution as a link to it has to know."""

    kind: Kind
    state: State


def linked(
    wanted: Sequence[str], found: Mapping[str, Source], *, field: str, kind: Kind | None = None
) -> tuple[str, ...]:
    """The links that hold, each once. Raises TooMany; NotFound for what was never here, or is of
    another kind than `kind`.

    What was withdrawn meanwhile is left out: new words must not be refused for that.
    """
    ids = tuple(dict.fromkeys(wanted))
    if len(ids) > MOST:
        raise TooMany("Up to %(most)d, please. Leave one out", field=field, most=MOST)
    for one in ids:
        if one not in found or kind not in {None, found[one].kind}:
            raise NotFound("One of these is no longer here. Your words are kept.", field=field)
    return tuple(one for one in ids if found[one].state is not State.WITHDRAWN)
