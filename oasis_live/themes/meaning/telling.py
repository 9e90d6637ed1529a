"""Offers, nearest themes, near-duplicates and what can't be placed: what is so now, and of that
what was not said before.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from oasis_live.themes.meaning import declined, explain, offers
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.cluster import NAME_WEIGHT, Groups
from oasis_live.themes.meaning.frame import Frame
from oasis_live.themes.meaning.vectors import Vectors, gathered, unit

Entry = Mapping[str, Any]
# So that a tick stays short: the rest is compared in the next ones.
MOST_COMPARED = 200
# With merges and splits no more than `theme.sort` takes: a longer list is refused, moves and all.
MOST_FOLLOWED = 16


@dataclass(frozen=True)
class Present:
    """What a room's sorter sees: cards and themes in order of age, vectors and groups (themes have
    the groups 0, 1, …), how alike cards must be, and the cards that it can't read.
    """

    cards: Sequence[Entry]
    themes: Sequence[Entry]
    z: Vectors
    groups: Groups
    theta: float
    foreign: Collection[str] = field(default_factory=frozenset)

    @property
    def ids(self) -> list[str]:
        """The cards' ids."""
        return [str(card["id"]) for card in self.cards]


@dataclass(frozen=True)
class Followed:
    """After a person moved `card` to `theme`: what seems to belong there too, and where each of
    those was then.
    """

    card: str
    theme: str
    cards: Mapping[str, str | None]


def offered(now: Present, followed: Collection[Followed]) -> tuple[dict[str, Any], ...]:
    """All offers that hold, as `theme.sort` says them."""
    known, ids = [str(theme["id"]) for theme in now.themes], now.ids
    going = [offer for offer in (_followers(now, one) for one in followed) if offer]
    found = going[-MOST_FOLLOWED:]
    look = (now.z, now.groups, len(known), now.theta, declined.numbered(now.themes, ids))
    for merge in offers.merges(*look):
        pair = {"theme": known[merge.group], "other": known[merge.other]}
        cards = [ids[one] for one in merge.cards]
        found.append({**pair, "kind": "merge", "cards": cards, "reason": "alike"})
    for split in offers.splits(*look):
        cards = [ids[one] for one in split.cards]
        where = {"theme": known[split.group], "kind": "split"}
        found.append({**where, "cards": cards, "reason": "apart"})
    return tuple(found)


def _followers(now: Present, followed: Followed) -> dict[str, Any]:
    """The offer, of those cards that no person has placed and that are still where they were; empty
    when it is over.
    """
    open_ = {theme["id"]: theme for theme in now.themes if not theme["locked"]}
    place = {card["id"]: card for card in now.cards}
    moved = place.get(followed.card)
    if not (followed.theme in open_ and moved and moved["theme"] == followed.theme):
        return {}
    no = {card for one in declined.of(open_[followed.theme], "followers") for card in one["cards"]}
    there = [one for one, was in followed.cards.items() if _is_there(place.get(one), was)]
    still = [one for one in there if one not in no]
    offer = {"theme": followed.theme, "kind": "followers", "card": followed.card}
    return {**offer, "cards": still, "reason": "went_along"} if still else {}


def _is_there(card: Entry | None, theme: str | None) -> bool:
    return card is not None and not is_placed(card) and card["theme"] == theme


def is_placed(card: Entry) -> bool:
    """Whether a person said of this very card where it belongs; a merged theme's cards are held
    without that.
    """
    return bool(card.get("placed", card["held"]))


def near(now: Present) -> dict[str, list[str]]:
    """For each card in *To sort*, the three themes with a place that are nearest."""
    waits = [i for i, card in enumerate(now.cards) if not card["theme"]]
    waits = [i for i in waits if now.cards[i]["id"] not in now.foreign]
    inside = now.groups.labels < len(now.themes)
    total = gathered(now.z[inside], now.groups.labels[inside], len(now.themes))
    for group, name in now.groups.names.items():
        total[group] += NAME_WEIGHT * name
    open_ = [
        group
        for group, theme in enumerate(now.themes)
        if theme.get("pool", 1) and not theme["locked"] and total[group].any()
    ]
    themes = [(str(now.themes[g]["id"]), bool(now.themes[g]["named_by_people"])) for g in open_]
    nearest = explain.nearest_themes(now.z[waits], unit(total[open_]), themes)
    return {str(now.cards[i]["id"]): them for i, them in zip(waits, nearest, strict=True) if them}


class Telling:
    """What one room was last told. It keeps ids, and hashes of texts that it has compared."""

    def __init__(self) -> None:
        self._compared: dict[str, int] = {}
        self._pairs: set[tuple[str, str]] = set()
        self.again()

    def again(self) -> None:
        """Say all of it with the next answer: what was said may not have been heard, or a worker
        before this one said something else.
        """
        self._offers: tuple[dict[str, Any], ...] | None = None
        self._near: dict[str, list[str]] = {}
        self._unplaced: set[str] = set()
        self._same: tuple[tuple[str, str], ...] | None = None

    def add(
        self, answer: Answer, now: Present, texts: Sequence[str], followed: Collection[Followed]
    ) -> Answer:
        """The answer, with as much as fits of what is new of all this."""
        frame = Frame(answer.moves)
        titles = frame.take(answer.titles)
        said, same = offered(now, followed), self._paired(now, texts)
        says_offers = said != self._offers and frame.takes(said)
        says_same = same != self._same and frame.takes(same)
        unplaced = frame.take(self._unread(now))
        near = frame.take(self._nearest(now))
        self._offers = said if says_offers else self._offers
        self._same = same if says_same else self._same
        again = {card for card, why in unplaced.items() if why is None}
        self._unplaced = (self._unplaced | unplaced.keys()) - again
        self._near |= near
        return replace(
            answer,
            titles=titles,
            offers=said if says_offers else None,
            near=near,
            same=same if says_same else None,
            unplaced=unplaced,
            is_cut=frame.is_full or len(self._compared) < len(now.cards),
        )

    def _nearest(self, now: Present) -> dict[str, list[str]]:
        """What is not told yet; that of cards which wait no more is forgotten."""
        nearest = near(now)
        self._near = {card: them for card, them in self._near.items() if card in nearest}
        return {card: them for card, them in nearest.items() if self._near.get(card) != them}

    def _unread(self, now: Present) -> dict[str, str | None]:
        """Which cards can't be placed, and which can be again, where that is not told yet."""
        waits = {c["id"] for c in now.cards if not c["theme"] and c["id"] in now.foreign}
        self._unplaced &= set(now.ids)
        unread: dict[str, str | None] = dict.fromkeys(sorted(waits - self._unplaced), "language")
        return unread | dict.fromkeys(sorted(self._unplaced - waits))

    def _paired(self, now: Present, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """All pairs of cards that say the same; only what is new is compared."""
        ids, said = now.ids, {}
        for card, text in zip(ids, texts, strict=False):
            said[card] = hash(text)
        new = [i for i, card in enumerate(ids) if self._compared.get(card) != said[card]]
        new = new[:MOST_COMPARED]
        fresh = {ids[i] for i in new}
        old = {pair for pair in self._pairs if said.keys() >= set(pair) and not fresh & set(pair)}
        kinds = [str(card["kind"]) for card in now.cards]
        self._pairs = old | set(explain.same(now.z, ids, kinds, new))
        kept = {card: it for card, it in self._compared.items() if it == said.get(card)}
        self._compared = kept | {card: said[card] for card in fresh}
        return tuple(sorted(self._pairs)[: explain.MOST_SAME])
