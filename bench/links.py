"""`python -m bench.links`: what it gives that a principle is understood with its stories.

On the demonstration's hall, the one coded room that has links; its codes are ours.
"""

from bench.themes import ACTS, ROOMS, Row, measure, read
from bench.themes_board import Board

ROOM = "demo-0073"


def main() -> None:
    """Print both lines."""
    cards = read(ROOMS)[ROOM]
    bare = [{**card, "stories": ()} for card in cards]
    print("| | BF1 | AMI | assist " + "/".join(map(str, ACTS)) + " |\n|---|---|---|---|")
    for name, room in (("without links", bare), ("with links", cards)):
        got = measure(Row(name, Board), room)
        acts = " / ".join(f"{got[f'assist {act}']:.3f}" for act in ACTS)
        print(f"| {name} | {got['BF1']:.3f} | {got['AMI']:.3f} | {acts} |")


if __name__ == "__main__":
    main()
