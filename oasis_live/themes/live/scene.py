"""One act over themes: load what it touches, change it, save it, and keep how to undo it.

An image holds structure only: where cards were, and a theme's place, flags and the id of its name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Outcome
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import Conflict
from oasis_live.themes import store
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme

CHANGES = ("card", "theme")


@dataclass
class Scene:
    """What an act found (`before`) and what it makes of it (`after`)."""

    tx: Tx
    themes: dict[str, Theme] = field(default_factory=dict)
    cards: dict[str, Placement] = field(default_factory=dict)
    _themes_before: dict[str, Theme | None] = field(default_factory=dict)
    _cards_before: dict[str, Placement] = field(default_factory=dict)

    def theme(self, theme_id: str) -> Theme:
        """The theme, as this act has it now. Raises NotFound, Conflict."""
        return rules.there(self.hold(theme_id))

    def hold(self, theme_id: str) -> Theme:
        """The theme, even one that was removed. Raises NotFound."""
        if theme_id not in self.themes:
            self.themes[theme_id] = store.load_theme(self.tx, theme_id)
            self._themes_before[theme_id] = self.themes[theme_id]
        return self.themes[theme_id]

    def new_theme(self, name: str = "", title_card: str | None = None) -> Theme:
        """A new theme at the end of the order."""
        place = 1 + max((one.place for one in store.themes(self.tx)), default=0)
        place = max(place, *(one.place + 1 for one in self.themes.values()), 1)
        made = Theme(
            self.tx.new_id(),
            place,
            name,
            store.add_name(self.tx, name) if name else None,
            title_card,
            colour=rules.first_colour(place - 1),
        )
        self.themes[made.id], self._themes_before[made.id] = made, None
        return made

    def look_at(self, cards: Iterable[str]) -> list[Placement]:
        """Where these cards are, as this act has it now."""
        missing = [card for card in dict.fromkeys(cards) if card not in self.cards]
        self._remember(store.placements(self.tx, missing).values())
        return [self.cards[card] for card in dict.fromkeys(cards)]

    def cards_of(self, theme_id: str) -> list[Placement]:
        """Every card that is in a theme."""
        self._remember(store.cards_in(self.tx, [theme_id]))
        return [one for one in self.cards.values() if one.theme == theme_id]

    def put(self, *placements: Placement) -> None:
        """Put cards somewhere."""
        self.cards.update({one.card: one for one in placements})

    def set(self, *themes: Theme) -> None:
        """Change themes."""
        self.themes.update({one.id: one for one in themes})

    def finish(self, answer: Mapping[str, Any] | None = None, *, undo: bool = True) -> Outcome:
        """Save what changed; the entries, the answer and the image."""
        moved = {c: p for c, p in self.cards.items() if p != self._cards_before[c]}
        named = {i: t for i, t in self.themes.items() if t != self._themes_before[i]}
        image = self._image(moved, named) if undo and (moved or named) else None
        if named:
            store.save_themes(self.tx, named.values())
        if moved:
            store.save_placements(self.tx, moved.values())
        touched = set(named) | {one.theme for one in moved.values() if one.theme}
        touched |= {t for card in moved if (t := self._cards_before[card].theme)}
        refs = {Ref("card", card) for card in moved} | {Ref("theme", one) for one in touched}
        # A theme may be what is voted on: votes hear of a new name, and that it is gone.
        heard = settle(self.tx, touched) | self.tx.moment("theme.changed", sorted(named))
        return Outcome(frozenset(refs) | heard, answer or {}, image)

    def _remember(self, found: Iterable[Placement]) -> None:
        for one in found:
            if one.card not in self.cards:
                self.cards[one.card] = self._cards_before[one.card] = one

    def _image(self, moved: Iterable[str], named: Iterable[str]) -> dict[str, Any]:
        before = {card: asdict(self._cards_before[card]) for card in moved}
        after = {card: asdict(self.cards[card]) for card in moved}
        themes = {one: _structure(self._themes_before[one]) for one in named}
        return {"cards": before, "were": after, "themes": themes}


def settle(tx: Tx, ids: Iterable[str]) -> frozenset[Ref]:
    """Give pools to those that have earned one; let empty suggestions go."""
    wanted = sorted(ids)
    if not wanted:
        return frozenset()
    cards = store.counts(tx, wanted)
    everything = store.themes(tx)
    taken = {one.pool for one in everything if one.pool and not one.removed}
    changed = []
    for theme in (one for one in everything if one.id in cards):
        after = rules.settled(theme, cards[theme.id]["cards"], taken)
        if after != theme:
            changed.append(after)
            taken = (taken - {theme.pool}) | ({after.pool} if after.pool else set())
    if changed:
        store.save_themes(tx, changed)
    refs = frozenset(Ref("theme", one.id) for one in changed)
    return refs | tx.moment("theme.changed", [one.id for one in changed])


def put_back(tx: Tx, image: dict[str, Any]) -> Outcome:
    """Undo an act, or do it again: every card and theme as the image has them.

    Raises Conflict when somebody has moved one of the cards since.
    """
    scene = Scene(tx)
    for present in scene.look_at(image["cards"]):
        was = image["were"][present.card]
        if present.theme != was["theme"] or present.by != was["by"]:
            raise Conflict(
                "%(name)s moved this card a moment ago.",
                name=present.by or "Somebody",
                present={"card": present.card, "theme": present.theme},
            )
    scene.put(*(Placement(**one) for one in image["cards"].values()))
    for theme_id, structure in image["themes"].items():
        scene.set(_restored(scene, theme_id, structure))
    return scene.finish()


def _restored(scene: Scene, theme_id: str, structure: dict[str, Any] | None) -> Theme:
    held = scene.hold(theme_id)
    if structure is None:
        return Theme(**{**asdict(held), "removed": True, "pool": None})
    return Theme(**{**asdict(held), **structure})


def _structure(theme: Theme | None) -> dict[str, Any] | None:
    """All of a theme but its words: those stand under `name_id`."""
    if theme is None:
        return None
    return {name: value for name, value in asdict(theme).items() if name not in {"id", "name"}}
