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
from oasis_live.themes.live.scene import Scene
from oasis_live.themes.rules import pools, undo
from oasis_live.themes.rules.placement import set_down
from oasis_live.themes.rules.theme import Theme

Image = Mapping[str, Mapping[str, undo.Change]]


def put_back(tx: Tx, _by: Person, image: Image) -> Outcome:
    """Every card and theme as the image has them; what came since is left where it is.

    Raises Conflict when somebody has decided about one of them since.
    """
    scene = Scene(tx)
    for present in scene.look_at(_still_there(tx, image["cards"])):
        scene.put(undo.card_back(present, image["cards"][present.card]))
    scene.look_at_themes(store.load_themes(tx, image["themes"]).values())
    before = list(scene.themes.values())
    for theme in before:
        _put_theme_back(scene, theme, image["themes"][theme.id])
    revived = _find_homes(scene)
    outcome = scene.finish()
    heard = _heard(tx, before, scene) | tx.moment("theme.restored", revived)
    return replace(outcome, changed=outcome.changed | heard)


def _put_theme_back(scene: Scene, theme: Theme, change: undo.Change) -> None:
    after = undo.theme_back(theme, change)
    inside = scene.cards_of(theme.id)
    if after.removed:
        scene.put(*(undo.left_behind(one) for one in inside))
    else:
        others = (one for one in store.present_themes(scene.tx) if one.id != theme.id)
        after = pools.freed(after, (one.pool for one in others if one.pool))
        after = undo.still_touched(after, inside)
    scene.set(after)


def _find_homes(scene: Scene) -> list[str]:
    """A theme that went with its last card comes back with it; where a person has taken the theme
    away, the card goes to *To sort*. The themes that came back.
    """
    homes = {one.theme for one in scene.cards.values() if one.theme} - scene.themes.keys()
    gone = [one for one in store.load_themes(scene.tx, homes).values() if one.removed]
    revived = [replace(one, removed=False) for one in gone if undo.may_come_back(one)]
    # Not a part of the act: so redo doesn't take them away from whoever is in them by then.
    store.save_themes(scene.tx, revived)
    lost = {one.id for one in gone} - {one.id for one in revived}
    scene.put(*(set_down(one) for one in scene.cards.values() if one.theme in lost))
    return [one.id for one in revived]


def _still_there(tx: Tx, cards: Iterable[str]) -> list[str]:
    """Those that their authors have not withdrawn."""
    found = contributions.load_contributions(tx, cards)
    return [card for card, one in found.items() if one.state is not State.WITHDRAWN]


def _heard(tx: Tx, before: Iterable[Theme], scene: Scene) -> frozenset[Ref]:
    after = scene.themes
    gone = [one.id for one in before if after[one.id].removed and not one.removed]
    back = [one.id for one in before if one.removed and not after[one.id].removed]
    return tx.moment("theme.removed", gone) | tx.moment("theme.restored", back)
