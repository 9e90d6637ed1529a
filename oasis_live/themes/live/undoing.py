"""Undo and redo of whatever changed themes and the places of cards."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from oasis_live.contributions import store as contributions
from oasis_live.contributions.rules.contribution import State
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Outcome
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.themes import store
from oasis_live.themes.live.scene import Scene, known_as
from oasis_live.themes.rules import pools, undo
from oasis_live.themes.rules.placement import Placement, set_down
from oasis_live.themes.rules.theme import Theme

Image = Mapping[str, Mapping[str, undo.Change]]


def put_back(tx: Tx, by: Person, image: Image) -> Outcome:
    """Every card and theme as the image has them; what came since is left where it is. To take back
    a decision about a theme is one too, and is signed: the last one may have been another's.

    Raises Conflict when somebody has decided about one of them since.
    """
    scene = Scene(tx, known_as(by))
    left = store.load_themes(tx, filter(None, map(undo.left_in, image["cards"].values())))
    for present in scene.look_at(_still_there(tx, image["cards"])):
        scene.put(undo.card_back(present, image["cards"][present.card], left))
    restored = {card: one for card, one in scene.cards.items() if one.theme}
    homes = {one.theme for one in restored.values() if one.theme}
    scene.look_at_themes(store.load_themes(tx, homes | image["themes"].keys()).values())
    before = list(scene.themes.values())
    unchanged: undo.Change = ({}, {})
    for theme in before:
        back = undo.theme_back(theme, image["themes"].get(theme.id, unchanged))
        _put_theme(scene, back, restored)
    outcome = scene.finish()
    return replace(outcome, changed=outcome.changed | _heard(tx, before, scene))


def _put_theme(scene: Scene, theme: Theme, restored: Mapping[str, Placement]) -> None:
    """The theme, with the cards that are back in it; those that came since need another place where
    there is no theme any more.
    """
    inside = scene.cards_of(theme.id)
    theme = undo.home_again(theme, (one for one in inside if one.card in restored))
    if theme.removed:
        scene.put(
            *(set_down(one) if one.card in restored else undo.left_behind(one) for one in inside)
        )
    else:
        others = (one for one in store.present_themes(scene.tx) if one.id != theme.id)
        theme = pools.freed(theme, (one.pool for one in others if one.pool))
        theme = undo.still_touched(theme, inside)
    scene.change(theme)


def _still_there(tx: Tx, cards: Iterable[str]) -> list[str]:
    """Those that their authors have not withdrawn."""
    found = contributions.load_contributions(tx, cards)
    return [card for card, one in found.items() if one.state is not State.WITHDRAWN]


def _heard(tx: Tx, before: Iterable[Theme], scene: Scene) -> frozenset[Ref]:
    after = scene.themes
    gone = [one.id for one in before if after[one.id].removed and not one.removed]
    back = [one.id for one in before if one.removed and not after[one.id].removed]
    return tx.moment("theme.removed", gone) | tx.moment("theme.restored", back)
