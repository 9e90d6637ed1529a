"""`python -m bench.themes`: do themes agree with a coder's, before and after acts of a facilitator?

A room is a file of JSON lines in order of arrival: `{"room", "text", "gold", "kind"?, "stories"?}`;
`gold` is the coder's theme, `stories` the places of the stories that a principle comes from.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np

from bench.__main__ import machine, page
from bench.themes_acts import Facilitator, Way
from bench.themes_board import Board
from bench.themes_metrics import agreement
from bench.themes_others import Afresh, OnArrival
from oasis_live.themes.meaning.lexical import LEXICAL

ROOMS = Path(__file__).parent / "rooms"
# The share of a room that arrives between two ticks, and at least so many cards.
EACH_TICK, FEWEST = 0.05, 3
ACTS = (5, 10, 20)
FACILITATORS = 3
Figures = dict[str, float]
Card = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the table, and where it gets its boards."""

    name: str
    board: Callable[[], Board]
    ways: tuple[Way, ...] = get_args(Way)


ROWS = (
    Row("lexical", lambda: Board(LEXICAL)),
    Row("nearest", OnArrival),
    Row("batch", Afresh),
    Row("ours", Board),
)


def main() -> int:
    """Measure, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.themes", description=__doc__)
    parser.add_argument("--rooms", type=Path, default=ROOMS, help="a folder of rooms, or one room")
    parser.add_argument("--most", type=int, default=1000, help="only rooms of so many cards")
    parser.add_argument("--without", action="append", default=[], help="leave a row out")
    parser.add_argument("--write", type=Path, help="write the table into this page")
    parser.add_argument("--name", default="themes", help="at this mark of the page")
    given = parser.parse_args()
    rooms = {name: cards for name, cards in read(given.rooms).items() if len(cards) <= given.most}
    rows = [row for row in ROWS if row.name not in given.without]
    figures = {row.name: mean_of_sources(row, rooms) for row in rows}
    options = f" --most {given.most}" if given.most != parser.get_default("most") else ""
    options += "".join(f" --without {row}" for row in given.without)
    table = Themes(machine(), figures, len(rooms), given.name, options)
    print(table.markdown())
    if given.write:
        text = given.write.read_text(encoding="utf-8")
        given.write.write_text(page(text, [table]), encoding="utf-8")
    return 0


def read(folder: Path) -> dict[str, list[Card]]:
    """The cards of every room in this folder, or of the one room, by the room's name."""
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    lines = {file.stem: file.read_text(encoding="utf-8").splitlines() for file in files}
    return {name: [json.loads(line) for line in cards] for name, cards in lines.items()}


def mean_of_sources(row: Row, rooms: dict[str, list[Card]]) -> Figures:
    """The mean over sources of the mean over their rooms: a room is called `source-size-number`."""
    by_source: dict[str, list[Figures]] = defaultdict(list)
    for name, cards in rooms.items():
        by_source[name.partition("-")[0]].append(measure(row, cards))
    return _mean(_mean(each) for each in by_source.values())


def measure(row: Row, cards: Sequence[Card]) -> Figures:
    """Play one room, then let facilitators at copies of it."""
    board, codes = row.board(), [card["gold"] for card in cards]
    figures = _arrive(board, cards)
    reached = agreement(codes, board.state())
    figures |= {"BF1": reached.bf1, "AMI": reached.ami}
    for way in row.ways:
        for seed in range(FACILITATORS):
            for name, figure in _work(deepcopy(board), codes, way, seed).items():
                figures[name] = figures.get(name, 0.0) + figure / FACILITATORS
    return figures


def _arrive(board: Board, cards: Sequence[Card]) -> Figures:
    """How much moves in a tick, and how long arrivals and ticks take, in milliseconds."""
    step = max(FEWEST, round(EACH_TICK * len(cards)))
    churn, arrivals, ticks = [], [], []
    for number, card in enumerate(cards, 1):
        began = time.perf_counter()
        board.add(card["text"], card.get("kind", "principle"), card.get("stories", ()))
        arrivals.append(1000 * (time.perf_counter() - began))
        if number % step and number != len(cards):
            continue
        before = board.state()
        began = time.perf_counter()
        board.tick()
        ticks.append(1000 * (time.perf_counter() - began))
        placed = [pair for pair in zip(before, board.state(), strict=True) if pair[0] is not None]
        if placed:
            churn.append(float(np.mean([was != now for was, now in placed])))
    return {
        "churn": float(np.mean(churn or [0])),
        "arrival p99": float(np.percentile(arrivals, 99)),
        "tick p50": float(np.percentile(ticks, 50)),
        "tick p99": float(np.percentile(ticks, 99)),
    }


def _work(board: Board, codes: Sequence[str], way: Way, seed: int) -> Figures:
    """One facilitator's acts, measured after a tick at 5, 10 and 20."""
    one, figures, kept, done = Facilitator(board, codes, way, seed), {}, [], True
    for act in range(1, max(ACTS) + 1):
        done = done and one.act()
        if act in ACTS:
            later = deepcopy(board)
            later.tick()
            figures[f"{way} {act}"] = agreement(codes, later.state()).bf1
            kept.append(_kept(one, later))
    return figures | {f"{way} kept": float(np.mean(kept))}


def _kept(one: Facilitator, board: Board) -> float:
    """The share of placed and merged cards that are where a person put them."""
    state = board.state()
    put = {**one.merged, **one.placed}
    stay = [state[card] == board.resolve(theme) for card, theme in put.items() if theme]
    return float(np.mean(stay)) if stay else 1.0


def _mean(figures: Iterable[Figures]) -> Figures:
    held = list(figures)
    return {name: float(np.mean([one[name] for one in held])) for name in held[0]}


@dataclass(frozen=True)
class Themes:
    """The table of docs/themes.md."""

    made: str
    rows: dict[str, Figures]
    rooms: int
    name: str = "themes"
    options: str = ""

    def markdown(self) -> str:
        """The whole of it."""
        ways = get_args(Way)
        head = ["", "BF1", "AMI", "churn", *(f"{way} {'/'.join(map(str, ACTS))}" for way in ways)]
        head += ["kept", "arrival p99", "tick p50/p99"]
        command = f"`.venv/bin/python -m bench.themes --rooms …{self.options}`"
        lines = [f"{command} · {self.made} · {self.rooms} rooms", ""]
        lines += [_line(head), _line(["---"] * len(head))]
        lines += [_line([name, *_cells(figures)]) for name, figures in self.rows.items()]
        return "\n".join(lines) + "\n"


def _cells(figures: Figures) -> list[str]:
    cells = [f"{figures['BF1']:.3f}", f"{figures['AMI']:.3f}", f"{100 * figures['churn']:.1f} %"]
    for way in get_args(Way):
        cells += [" / ".join(f"{figures[f'{way} {act}']:.3f}" for act in ACTS)]
    kept = min(figures[f"{way} kept"] for way in get_args(Way))
    times = f"{figures['tick p50']:.0f} / {figures['tick p99']:.0f} ms"
    return [*cells, f"{kept:.3f}", f"{figures['arrival p99']:.1f} ms", times]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
