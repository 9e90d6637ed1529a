"""`python -m bench.sorting CARDS`: what so many cards cost the worker's sorter, as a line of JSON.

A process of its own, as the worker is: its memory is what the model and the cards take.
"""

import json
import random
import resource
import sys
import time

from bench.themes_board import Board

TICKS = 20
_WHO = ("they", "the nurses", "our carers", "the team", "the doctor", "volunteers", "my family")
_DID = ("listened to", "explained", "made time for", "forgot", "shared", "asked about", "changed")
_WHAT = ("the pain", "my mother", "the garden", "the food", "my choices", "the night", "the plan")


def main() -> None:
    """Let them arrive, then tick."""
    cards, chance = int(sys.argv[1]), random.Random(1)
    board, arrivals = Board(), []
    for number in range(cards):
        words = (chance.choice(part) for part in (_WHO, _DID, _WHAT))
        began = time.perf_counter()
        board.add(f"{' '.join(words)}, {number}")
        arrivals.append(1000 * (time.perf_counter() - began))
    ticks = []
    for _tick in range(TICKS):
        began = time.perf_counter()
        board.tick()
        ticks.append(1000 * (time.perf_counter() - began))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"arrivals": arrivals[-100:], "ticks": ticks, "megabytes": memory}))


if __name__ == "__main__":
    main()
