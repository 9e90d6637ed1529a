"""Which numbers by perspective are too few to show, so that nobody can work them out from others.

Totals of the whole room are always told, so whatever is hidden is known as a sum: total less what
is shown. That sum must always be of several groups and of enough people. People who named no
perspective are never shown as a group, and so are always a part of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST = 5
# People without a perspective, in `voters` and `votes`.
UNNAMED = ""


@dataclass(frozen=True)
class Crowd:
    """How many people voted in an activity, by perspective; `order` decides between equals."""

    voters: Mapping[str, int]
    order: tuple[str, ...]

    @property
    def present(self) -> tuple[str, ...]:
        """The perspectives that somebody voted from, the smallest first."""
        found = (one for one in self.order if self.voters.get(one))
        return tuple(sorted(found, key=lambda one: self.voters[one]))

    def people(self, perspectives: Iterable[str]) -> int:
        """How many voted from these perspectives, and from none."""
        return sum(self.voters.get(one, 0) for one in {*perspectives, UNNAMED})


def hidden_everywhere(crowd: Crowd) -> frozenset[str]:
    """The perspectives that are shown on no option: under FEWEST voters, and the smallest others
    until two groups and FEWEST people stand behind every sum. With them those that nobody voted
    from, or it would be plain whose the sum is.
    """
    few = [one for one in crowd.present if crowd.voters[one] < FEWEST]
    rest = [one for one in crowd.present if one not in few]
    if not few and not 0 < crowd.voters.get(UNNAMED, 0) < FEWEST:
        return frozenset()
    while rest and (len(few) < 2 or crowd.people(few) < FEWEST):
        few.append(rest.pop(0))
    return frozenset(crowd.order) - frozenset(rest)


def hidden_on(crowd: Crowd, everywhere: frozenset[str], votes: Mapping[str, int]) -> frozenset[str]:
    """The perspectives that are hidden on one option. `votes`: how many people voted for it, by
    perspective.

    A hidden group's nought would show when the sum is nought. So fewer than FEWEST votes behind the
    sum hide more groups, the smallest first; the limit is above nought, so that hiding more doesn't
    tell that it was nought.
    """
    hidden = set(everywhere)
    behind = sum(votes.get(one, 0) for one in {*hidden, UNNAMED})
    rest = [one for one in crowd.present if one not in hidden]
    while everywhere and rest and behind < FEWEST:
        hidden.add(rest[0])
        behind += votes.get(rest.pop(0), 0)
    return frozenset(hidden)
