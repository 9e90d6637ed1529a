"""`python -m bench.sorting CARDS`: what so many cards cost the worker's sorter, as a line of JSON.

A process of its own, as the worker is: its memory is what the model and the cards take.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from typing_extensions import override

from bench.themes_board import Board
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.sentences import embedder, sentences
from oasis_live.themes.meaning.sorting import Entry, Sorter
from oasis_live.themes.meaning.vectors import Vector

Act = Callable[[Sequence[Entry], Sequence[Entry]], Answer]

TICKS = 20
# Five a second, three seconds long: what comes between two ticks of a busy hall.
BETWEEN_TICKS = 15
_WHO = ("they", "the nurses", "our carers", "the team", "the doctor", "volunteers", "my family")
_DID = ("listened to", "explained", "made time for", "forgot", "shared", "asked about", "changed")
_WHAT = ("the pain", "my mother", "the garden", "the food", "my choices", "the night", "the plan")


class Watch:
    """How long the model works, so that the rest of an arrival can be told apart."""

    def __init__(self) -> None:
        self._embed, self.spent = embedder(), 0.0

    def embed(self, text: str) -> Vector:
        """The vector, and the time that it took."""
        began = time.perf_counter()
        vector = self._embed(text)
        self.spent += time.perf_counter() - began
        return vector


class Timed(Sorter):
    """How long its last arrival or tick took, in ms."""

    took = 0.0

    @override
    def arrive(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Answer:
        return self._timed(super().arrive, cards, themes)

    @override
    def tick(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Answer:
        return self._timed(super().tick, cards, themes)

    def _timed(self, act: Act, *given: Sequence[Entry]) -> Answer:
        began = time.perf_counter()
        answer = act(*given)
        self.took = 1000 * (time.perf_counter() - began)
        return answer


def main() -> None:
    """Let them arrive, a tick now and then; then measure arrivals and ticks."""
    cards, watch = int(sys.argv[1]), Watch()
    sorter = Timed(sentences(watch.embed))
    board, texts = Board(sorter=sorter), _texts()
    for number in range(1, cards + 1):
        board.add(next(texts))
        if number % max(3, cards // 20) == 0:
            board.tick()
    beside, model, ticks = [], [], []
    for _tick in range(TICKS):
        for _card in range(BETWEEN_TICKS):
            watch.spent = 0.0
            board.add(next(texts))
            model.append(1000 * watch.spent)
            beside.append(sorter.took - model[-1])
        board.tick()
        ticks.append(sorter.took)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"beside": beside, "model": model, "ticks": ticks, "megabytes": memory}))


def _texts() -> Iterator[str]:
    chance, number = random.Random(1), 0
    while True:
        number += 1
        words = (chance.choice(part) for part in (_WHO, _DID, _WHAT))
        yield f"{' '.join(words)}, {number}"


if __name__ == "__main__":
    main()
