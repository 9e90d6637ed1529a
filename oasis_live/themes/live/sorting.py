"""`theme.sort`: the worker's suggestions. A person's word stands against every one of them."""

from dataclasses import replace

import msgspec

from oasis_live.contributions.store import load_contributions
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.themes import store
from oasis_live.themes.live.scene import CHANGES, Scene
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules.gathered import GATHERED
from oasis_live.themes.rules.theme import Theme

SORTER = frozenset({Role.SORTER})


class Move(Payload, frozen=True):
    """A card, and its theme: one that is there, a new one by a key of the worker's, or none."""

    card: str
    theme: str | None = None
    new: str | None = None


class Sort(Payload, frozen=True):
    """Moves, and for a theme (by id or new key) the card whose words it is called by.

    `base` is the number up to which the worker had heard. Vectors and offers come with the
    sentence model.
    """

    base: int
    moves: tuple[Move, ...] = ()
    titles: dict[str, str] = msgspec.field(default_factory=dict)


def _sort(tx: Tx, _by: Person, sent: Sort) -> Outcome:
    scene = Scene(tx)
    cards = load_contributions(tx, {one.card for one in sent.moves} | set(sent.titles.values()))
    good = {key for key, one in cards.items() if one.is_card and one.kind in GATHERED}
    made: dict[str, str] = {}
    for move in sent.moves:
        if move.card in good:
            _move(scene, move, sent.titles, made)
    for key, card in sent.titles.items():
        if card in good:
            _title(scene, made.get(key, key), card)
    return scene.finish({"themes": made}, undo=False)


def _move(scene: Scene, move: Move, titles: dict[str, str], made: dict[str, str]) -> None:
    (card,) = scene.look_at([move.card])
    if not card.is_free or _is_shut(scene, card.theme):
        return
    if move.new is not None and move.new not in made:
        made[move.new] = scene.new_theme(title_card=titles.get(move.new, move.card)).id
    target = made[move.new] if move.new is not None else move.theme
    if target is not None and _is_shut(scene, target):
        return
    moved = placing.sorted_by_machine(card, target, scene.tx.now_ms)
    if moved:
        scene.put(moved)


def _title(scene: Scene, theme_id: str, card: str) -> None:
    theme = _held(scene, theme_id)
    if theme and not theme.removed and not theme.name and theme.title_card != card:
        scene.set(replace(theme, title_card=card))


def _is_shut(scene: Scene, theme_id: str | None) -> bool:
    """Whether nothing enters or leaves by itself: locked, or no longer there."""
    theme = _held(scene, theme_id) if theme_id else None
    return bool(theme_id) and (theme is None or theme.removed or theme.locked)


def _held(scene: Scene, theme_id: str) -> Theme | None:
    if theme_id not in scene.themes and theme_id in store.load_themes(scene.tx, [theme_id]):
        scene.hold(theme_id)
    return scene.themes.get(theme_id)


COMMANDS = (Command("theme.sort", Sort, SORTER, 1200, _sort, CHANGES),)
