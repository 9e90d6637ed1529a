"""Results, counted from the votes as they are now."""

from collections import defaultdict
from collections.abc import Iterable

from oasis_live.ballots.rules import method_named
from oasis_live.ballots.rules.method import Method
from oasis_live.ballots.rules.options import Line
from oasis_live.ballots.rules.suppression import UNNAMED, Crowd
from oasis_live.ballots.rules.tally import Cells, Tally, tallies
from oasis_live.ballots.store.ballots import count_by_perspective, load_cells, votes_on
from oasis_live.ballots.store.options import lines_of
from oasis_live.engine.transaction import Tx
from oasis_live.summits.rules.activity import Activity, Settings
from oasis_live.summits.store import load_summit


def results(tx: Tx, vote: Activity) -> list[Tally]:
    """The result of each line of a vote, the best first."""
    return _results(tx, vote, lines_of(tx, [vote.id]))


def ranking(tx: Tx, vote: Activity) -> list[Line]:
    """The lines of a vote, the best first."""
    lines = {line.option.id: line for line in lines_of(tx, [vote.id])}
    return [lines[tally.option] for tally in _results(tx, vote, lines.values())]


def _results(tx: Tx, vote: Activity, lines: Iterable[Line]) -> list[Tally]:
    order = tuple(one.id for one in load_summit(tx).perspectives)
    method, cells = method_named(vote.settings.method), load_cells(tx, vote.id)
    counted = {
        line.option.id: _together(tx, line, method, vote.settings)
        if line.members[1:]
        else cells.get(line.members[0], {})
        for line in lines
    }
    known = {option: _known(of, order) for option, of in counted.items()}
    voters: dict[str, int] = defaultdict(int)
    for perspective, people in count_by_perspective(tx, vote.id).items():
        voters[perspective if perspective in order else UNNAMED] += people
    return tallies(known, Crowd(voters, order), method, vote.settings)


def _together(tx: Tx, line: Line, method: Method, settings: Settings) -> Cells:
    """The votes of options that have become one, each person's joined by the method's rule."""
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in votes_on(tx, line.members):
        given[one.perspective, one.voter].append(one.value)
    cells: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (perspective, _voter), values in given.items():
        value = method.joined(values, settings) if values[1:] else values[0]
        cells[perspective][value] += 1
    return cells


def _known(cells: Cells, order: tuple[str, ...]) -> dict[str, dict[int, int]]:
    """Perspectives that are no longer on the list count as none."""
    merged: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for perspective, votes in cells.items():
        for value, people in votes.items():
            merged[perspective if perspective in order else UNNAMED][value] += people
    return merged
