"""From the entries that a sorter holds to the moves that it proposes.

The one place to change when vectors come from a model: `vectors` and `theta` are handed in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from oasis_live.themes.meaning import cluster, lexical
from oasis_live.themes.meaning.cluster import Groups, Labels, Vectors

Entry = Mapping[str, Any]
GATHERED = frozenset({"story", "condition", "principle"})
FEWEST_CARDS = 3
# The number of themes that people can take in grows with the root of the number of cards.
SLACK, STEP, LOWEST = 0.8, 0.005, -0.16


@dataclass(frozen=True)
class Answer:
    """Moves and titles for `theme.sort`. `places_new`: a card that was nowhere has its first
    place.
    """

    moves: tuple[dict[str, Any], ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    places_new: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.moves or self.titles)

    def packet(self) -> dict[str, Any]:
        """The command's fields."""
        return {"moves": list(self.moves), "titles": self.titles}


class Sorter:
    """Sorts one room. It keeps nothing but how strict it has become."""

    def __init__(
        self,
        vectors: Callable[[Sequence[str]], Vectors] = lexical.vectors,
        theta: Callable[[int], float] = lexical.theta,
    ) -> None:
        self._vectors, self._theta, self._drift = vectors, theta, 0.0

    def sort(self, cards: Sequence[Entry], themes: Sequence[Entry]) -> Answer:
        """What to move and how to call the groups. The same entries give the same answer."""
        known = sorted((c for c in cards if c["kind"] in GATHERED), key=lambda card: card["id"])
        if len(known) < FEWEST_CARDS:
            return Answer()
        ordered = sorted(themes, key=lambda theme: (theme["order"], theme["id"]))
        z = self._vectors([text_of(card) for card in known])
        groups = _groups(known, ordered)
        labels = cluster.tick(z, groups, self._theta(len(known)) + self._drift)
        self._adjust(labels)
        return _answer(known, ordered, z, groups, labels)

    def _adjust(self, labels: Labels) -> None:
        if len(labels) < 30:
            return
        most = max(6.0, 2 * len(labels) ** 0.5)
        many = int((np.unique(labels, return_counts=True)[1] > 1).sum())
        if many > most:
            self._drift = max(self._drift - STEP, LOWEST)
        elif many < SLACK * most:
            self._drift = min(self._drift + STEP, 0.0)


def text_of(card: Entry) -> str:
    """All words of a card."""
    if card["kind"] != "story":
        return str(card["text"])
    return " ".join([card["title"], card["happened"], *card["conditions"], card["gem"]])


def cid(base: int, chance: int) -> str:
    """A cid for one answer."""
    return f"sort-{base}-{chance:016x}"


def _groups(cards: Sequence[Entry], themes: Sequence[Entry]) -> Groups:
    """Themes get the labels 0, 1, …; each card that is nowhere one of its own after them."""
    number = {theme["id"]: label for label, theme in enumerate(themes)}
    labels = [number.get(card["theme"], len(themes) + i) for i, card in enumerate(cards)]
    # A card that a person left in *To sort* stays alone.
    fixed = [bool(card.get("held") or card["placed_by"]) for card in cards]
    alone = [i for i, card in enumerate(cards) if fixed[i] and number.get(card["theme"]) is None]
    shut = {number[theme["id"]] for theme in themes if theme["locked"]}
    shaped = {number[theme["id"]] for theme in themes if theme["accepted"]}
    return Groups(
        np.array(labels, dtype=np.int64),
        np.array(fixed, dtype=bool),
        frozenset(shaped),
        frozenset(shut | {labels[i] for i in alone}),
    )


def _answer(
    cards: Sequence[Entry], themes: Sequence[Entry], z: Vectors, groups: Groups, labels: Labels
) -> Answer:
    used, sizes = np.unique(labels, return_counts=True)
    size = dict(zip(used.tolist(), sizes.tolist(), strict=True))
    targets = {int(label): _target(int(label), size, themes) for label in used}
    moves, new = [], False
    for card, label in zip(cards, labels.tolist(), strict=True):
        target = targets[label]
        if card["placed_by"] or card.get("held") or target.get("theme", "") == card["theme"]:
            continue
        moves.append({"card": card["id"], **target})
        new |= card["theme"] is None
    return Answer(tuple(moves), _titles(cards, themes, z, labels, targets), new)


def _target(label: int, size: Mapping[int, int], themes: Sequence[Entry]) -> dict[str, Any]:
    """A theme that is there, a new one for two cards and more, or *To sort*."""
    if label < len(themes):
        return {"theme": themes[label]["id"]}
    return {"new": f"g{label}"} if size[label] > 1 else {"theme": None}


def _titles(
    cards: Sequence[Entry],
    themes: Sequence[Entry],
    z: Vectors,
    labels: Labels,
    targets: Mapping[int, Mapping[str, Any]],
) -> dict[str, str]:
    """The most typical card of each unnamed group; kept while that card is still in it."""
    titles = {}
    for label, card in cluster.typical(z, labels, targets).items():
        key = targets[label].get("new") or targets[label].get("theme")
        if key and not _is_named(label, themes, cards, labels):
            titles[str(key)] = str(cards[card]["id"])
    return titles


def _is_named(label: int, themes: Sequence[Entry], cards: Sequence[Entry], labels: Labels) -> bool:
    if label >= len(themes):
        return False
    theme = themes[label]
    title = theme.get("title_card")
    inside = {cards[int(i)]["id"] for i in np.flatnonzero(labels == label)}
    return bool(theme["named_by_people"]) or title in inside
