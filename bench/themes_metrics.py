"""How well a grouping agrees with a coder's, from 0 to 1, whatever its groups are called."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sklearn.metrics import adjusted_mutual_info_score

Labels = Sequence[Hashable | None]


@dataclass(frozen=True)
class Agreement:
    """B-cubed F1 (Bagga and Baldwin, 1998: of each card's companions, how many are right, and how
    many of the right ones are there) and adjusted mutual information (Vinh and others, 2010: 0 is
    chance).
    """

    bf1: float
    ami: float


def agreement(gold: Sequence[Hashable], labels: Labels) -> Agreement:
    """A card without a theme stands alone."""
    own = [label if label is not None else ("alone", i) for i, label in enumerate(labels)]
    together = Counter(zip(gold, own, strict=True))
    of_gold, of_own = Counter(gold), Counter(own)
    right = sum(n * n / of_own[label] for (_code, label), n in together.items()) / len(gold)
    found = sum(n * n / of_gold[code] for (code, _label), n in together.items()) / len(gold)
    numbers = {label: i for i, label in enumerate(dict.fromkeys(own))}
    ami = adjusted_mutual_info_score(list(gold), [numbers[label] for label in own])
    return Agreement(2 * right * found / (right + found), float(ami))
