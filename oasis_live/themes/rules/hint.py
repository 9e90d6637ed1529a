"""What the machine tells the desk of one card."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Hint:
    """`near`: the themes that a card in *To sort* is nearest to, the nearest first; `same_as`:
    cards that say the same; `unplaced`: why the machine can't place it ("language"), or None.
    """

    card: str
    near: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    unplaced: str | None = None


def told(
    before: Mapping[str, Hint],
    near: Mapping[str, Iterable[str]],
    unplaced: Mapping[str, str | None],
    same: Iterable[tuple[str, str]] | None,
) -> list[Hint]:
    """The hints that change. `near` and `unplaced` name the cards for which they do; `same` is all
    that there is now, or None where it stays. Of cards that `before` doesn't hold nothing is kept.
    """
    after = dict(before)
    for card, themes in near.items():
        if card in after:
            after[card] = replace(after[card], near=tuple(themes))
    for card, why in unplaced.items():
        if card in after:
            after[card] = replace(after[card], unplaced=why)
    if same is not None:
        partners = _partners(same)
        for card, one in after.items():
            them = tuple(other for other in partners.get(card, ()) if other in after)
            after[card] = replace(one, same_as=them)
    return [one for card, one in after.items() if one != before[card]]


def _partners(same: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in same:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found
