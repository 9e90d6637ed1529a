"""The result of a vote, once it is revealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oasis_live.ballots.rules.method import Method, Number, Votes
from oasis_live.ballots.rules.suppression import Crowd, hidden_everywhere, hidden_on
from oasis_live.summits.rules.activity import Settings

# How many people gave which value, by perspective ("" for none).
Cells = Mapping[str, Votes]


@dataclass(frozen=True, slots=True)
class Tally:
    """One option's result. `voters`: how many people voted for it; `rank` counts from 1, equals
    share one; `by` holds None where there are too few to show.
    """

    option: str
    total: Number
    voters: int
    rank: int
    by: Mapping[str, Number | None]


def tallies(
    cells: Mapping[str, Cells], crowd: Crowd, method: Method, settings: Settings
) -> list[Tally]:
    """The result of each option, the best first; equals in the order that they came in."""
    everywhere = hidden_everywhere(crowd)
    counted = {option: _together(of.values()) for option, of in cells.items()}
    totals = {option: method.score(votes, settings) for option, votes in counted.items()}
    ranks = _ranks(totals)
    return [
        Tally(
            option=option,
            total=totals[option],
            voters=sum(counted[option].values()),
            rank=rank,
            by=_by(cells[option], crowd, everywhere, method, settings),
        )
        for option, rank in ranks.items()
    ]


def _ranks(totals: Mapping[str, Number]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    rank, last = 0, None
    for place, option in enumerate(sorted(totals, key=lambda one: -totals[one]), 1):
        rank = rank if totals[option] == last else place
        ranks[option], last = rank, totals[option]
    return ranks


def _by(
    cells: Cells, crowd: Crowd, everywhere: frozenset[str], method: Method, settings: Settings
) -> dict[str, Number | None]:
    votes = {perspective: sum(of.values()) for perspective, of in cells.items()}
    hidden = hidden_on(crowd, everywhere, votes)
    return {
        one: None if one in hidden else method.score(cells.get(one, {}), settings)
        for one in crowd.order
    }


def _together(votes: Iterable[Votes]) -> dict[int, int]:
    sums: dict[int, int] = {}
    for one in votes:
        for value, people in one.items():
            sums[value] = sums.get(value, 0) + people
    return sums
