"""One act over themes: load what it touches, change it, save it, and keep how to undo it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Outcome
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.themes import store
from oasis_live.themes.live.settling import Settled, settle
from oasis_live.themes.rules import pools, undo
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.placement import SOMEBODY, Placement
from oasis_live.themes.rules.shaping import Shaped
from oasis_live.themes.rules.theme import Theme

CHANGES = ("card", "theme")


def known_as(by: Person) -> str:
    """How a decision names who made it."""
    return by.name or SOMEBODY


@dataclass
class Scene:
    """What an act found (`before`) and what it makes of it (`after`). `by` signs its decisions."""

    tx: Tx
    by: str = ""
    themes: dict[str, Theme] = field(default_factory=dict)
    cards: dict[str, Placement] = field(default_factory=dict)
    _themes_before: dict[str, Theme | None] = field(default_factory=dict)
    _cards_before: dict[str, Placement] = field(default_factory=dict)

    def theme(self, theme_id: str) -> Theme:
        """The theme, as this act has it now. Raises NotFound, Conflict."""
        if theme_id not in self.themes:
            self.look_at_themes([store.load_theme(self.tx, theme_id)])
        return rules.there(self.themes[theme_id])

    def look_at_themes(self, themes: Iterable[Theme]) -> None:
        """Themes that this act may change."""
        for one in themes:
            if one.id not in self.themes:
                self.themes[one.id] = self._themes_before[one.id] = one

    def new_theme(self, name: str = "", title_card: str | None = None) -> Theme:
        """A new theme at the end of the order."""
        places = (one.place for one in self.themes.values())
        place = 1 + max(store.last_place(self.tx), *places, 0)
        name_id = store.add_name(self.tx, name) if name else None
        colour = pools.first_colour(place)
        made = Theme(self.tx.new_id(), place, name, name_id, title_card, colour=colour)
        self.themes[made.id], self._themes_before[made.id] = made, None
        return made

    def look_at(self, cards: Iterable[str]) -> list[Placement]:
        """Where these cards are, as this act has it now."""
        wanted = list(dict.fromkeys(cards))
        missing = [card for card in wanted if card not in self.cards]
        self._remember(store.placements(self.tx, missing).values() if missing else ())
        return [self.cards[card] for card in wanted]

    def cards_of(self, *theme_ids: str) -> list[Placement]:
        """Every card that is in one of these themes, hidden ones too."""
        self._remember(store.cards_in(self.tx, theme_ids))
        return [one for one in self.cards.values() if one.theme in theme_ids]

    def put(self, *placements: Placement) -> None:
        """Put cards somewhere."""
        self.cards.update({one.card: one for one in placements})

    def change(self, *themes: Theme) -> None:
        """Change themes."""
        self.themes.update({one.id: one for one in themes})

    def shape(self, shaped: Shaped) -> None:
        """Take over what a rule has made of themes and cards."""
        self.change(*shaped.themes)
        self.put(*shaped.cards)

    def finish(self, answer: Mapping[str, Any] | None = None, *, undoable: bool = True) -> Outcome:
        """Save what changed, and what follows from it; the entries, the answer and the image."""
        self._sign()
        store.save_themes(self.tx, self._changed_themes().values())
        store.save_placements(self.tx, self._moved_cards().values())
        self._take_over(settle(self.tx, self._counted()))
        moved, changed = self._moved_cards(), self._changed_themes()
        refs = {Ref("card", card) for card in moved}
        refs |= {Ref("theme", one) for one in self._counted()}
        # A theme may be what is voted on: votes hear of a new name, and that it is gone.
        heard = self.tx.moment("theme.changed", sorted(changed))
        image = self._image(moved, changed) if undoable and (moved or changed) else None
        return Outcome(frozenset(refs) | heard, answer or {}, image)

    def _sign(self) -> None:
        if self.by:
            before = self._themes_before
            self.change(*(rules.signed(before[i], t, self.by) for i, t in self.themes.items()))

    def _moved_cards(self) -> dict[str, Placement]:
        return {c: p for c, p in self.cards.items() if p != self._cards_before[c]}

    def _changed_themes(self) -> dict[str, Theme]:
        return {i: t for i, t in self.themes.items() if t != self._themes_before[i]}

    def _counted(self) -> set[str]:
        """Themes that changed, and those that cards have left or entered."""
        was_and_is = (
            (self._cards_before[c].theme, p.theme) for c, p in self._moved_cards().items()
        )
        places = {theme for was, now in was_and_is if was != now for theme in (was, now) if theme}
        return self._changed_themes().keys() | places

    def _take_over(self, settled: Settled) -> None:
        self._remember(was for was, _now in settled.cards)
        self.put(*(now for _was, now in settled.cards))
        self.look_at_themes(was for was, _now in settled.themes)
        self.change(*(now for _was, now in settled.themes))

    def _remember(self, found: Iterable[Placement]) -> None:
        for one in found:
            if one.card not in self.cards:
                self.cards[one.card] = self._cards_before[one.card] = one

    def _image(
        self, moved: Mapping[str, Placement], named: Mapping[str, Theme]
    ) -> dict[str, dict[str, undo.Change]]:
        cards, themes = self._cards_before, self._themes_before
        return {
            "cards": {key: undo.change_of(cards[key], one) for key, one in moved.items()},
            "themes": {key: undo.change_of(themes[key], one) for key, one in named.items()},
        }
