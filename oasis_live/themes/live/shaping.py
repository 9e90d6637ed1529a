"""`theme.*` and `board.tidy`: a facilitator's decisions over whole themes."""

from dataclasses import replace

import msgspec

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Handler, Outcome, Payload, Restore
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.summits.live.room import BOARD
from oasis_live.summits.rules.board import tidied
from oasis_live.summits.store import load_board, save_board
from oasis_live.themes import store
from oasis_live.themes.live.cards import DESK, UNSAID, checked_cards, theme_seen
from oasis_live.themes.live.scene import CHANGES, Scene, known_as
from oasis_live.themes.live.undoing import put_back
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules import pools, shaping
from oasis_live.themes.rules import theme as rules


class AddTheme(Payload, frozen=True):
    """A name, and cards that belong to it. `was`: where the desk saw these cards, as in Place."""

    name: str
    cards: tuple[str, ...] = ()
    was: dict[str, str | None] = msgspec.field(default_factory=dict)


class OneTheme(Payload, frozen=True):
    """The theme that is meant."""

    theme: str


class Rename(Payload, frozen=True):
    """A theme's new name. `was`: the name that the desk saw, or None where no person had given one,
    so that two who name it at once hear of each other; left out, the last one counts.
    """

    theme: str
    name: str
    was: str | None = UNSAID


class Lock(Payload, frozen=True):
    """Nothing enters or leaves by itself while it is on."""

    theme: str
    on: bool


class Merge(Payload, frozen=True, rename={"from_": "from"}):
    """One theme that goes up in another."""

    from_: str
    into: str


class Split(Payload, frozen=True):
    """Cards that leave a theme for a new one."""

    theme: str
    cards: tuple[str, ...]
    name: str | None = None


class Plain(Payload, frozen=True):
    """A command without fields."""


def _add(tx: Tx, by: Person, sent: AddTheme) -> Outcome:
    name, cards = rules.named(sent.name), checked_cards(tx, sent.cards)
    scene = Scene(tx, known_as(by))
    found = scene.look_at(cards)
    for one in found:
        if one.card in sent.was:
            was = sent.was[one.card]
            placing.check_unmoved(one, was, was, theme_seen(tx, was))
    made = scene.new_theme(name)
    scene.change(rules.touched(made))
    for one in found:
        scene.put(placing.placed(one, made.id, by=known_as(by), at=tx.now_ms))
    return scene.finish({"id": made.id})


def _rename(tx: Tx, by: Person, sent: Rename) -> Outcome:
    name = rules.named(sent.name)
    scene = Scene(tx, known_as(by))
    theme = scene.theme(sent.theme)
    if theme.name != name:
        if sent.was != UNSAID:
            rules.check_named(theme, sent.was)
        scene.change(rules.renamed(theme, name, store.add_name(tx, name)))
    return scene.finish()


def _lock(tx: Tx, by: Person, sent: Lock) -> Outcome:
    scene = Scene(tx, known_as(by))
    scene.change(replace(scene.theme(sent.theme), locked=sent.on))
    return scene.finish()


def _merge(tx: Tx, by: Person, sent: Merge) -> Outcome:
    scene = Scene(tx, known_as(by))
    source, target = scene.theme(sent.from_), scene.theme(sent.into)
    cards = scene.cards_of(source.id, target.id)
    scene.shape(shaping.merge(source, target, cards))
    return _heard(tx, scene.finish(), "theme.merged", source.id)


def _split(tx: Tx, by: Person, sent: Split) -> Outcome:
    name = rules.named(sent.name) if sent.name else ""
    leaving = checked_cards(tx, sent.cards)
    scene = Scene(tx, known_as(by))
    theme = scene.theme(sent.theme)
    inside = scene.cards_of(theme.id)
    shaping.check_split(theme, inside, leaving)
    made = scene.new_theme(name, title_card=min(leaving))
    scene.shape(shaping.split(theme, made, inside, leaving, by=known_as(by), at=tx.now_ms))
    return scene.finish({"id": made.id})


def _remove(tx: Tx, by: Person, sent: OneTheme) -> Outcome:
    scene = Scene(tx, known_as(by))
    theme = scene.theme(sent.theme)
    cards = scene.cards_of(theme.id)
    scene.shape(shaping.remove(theme, cards, by=known_as(by), at=tx.now_ms))
    return _heard(tx, scene.finish(), "theme.removed", theme.id)


def _tidy(tx: Tx, _by: Person, _sent: Plain) -> Outcome:
    themes = store.present_themes(tx)
    counts = store.counts(tx, [one.id for one in themes])
    changed = pools.tidied(themes, {theme: one["cards"] for theme, one in counts.items()})
    store.save_themes(tx, changed)
    after = {one.id: one for one in [*themes, *changed]}
    save_board(tx, tidied(load_board(tx), pools.laid_out(0, after.values())))
    return Outcome(frozenset(Ref("theme", one.id) for one in changed) | {BOARD})


def _heard(tx: Tx, outcome: Outcome, moment: str, theme: str) -> Outcome:
    return replace(outcome, changed=outcome.changed | tx.moment(moment, [theme]))


def _command(
    name: str,
    payload: type[Payload],
    handle: Handler,
    restore: Restore | None = put_back,
    changes: tuple[str, ...] = CHANGES,
) -> Command:
    return Command(name, payload, DESK, 600, handle, changes, restore)


COMMANDS = (
    _command("theme.add", AddTheme, _add),
    _command("theme.rename", Rename, _rename, changes=("theme",)),
    _command("theme.lock", Lock, _lock, changes=("theme",)),
    _command("theme.merge", Merge, _merge),
    _command("theme.split", Split, _split),
    _command("theme.remove", OneTheme, _remove),
    _command("board.tidy", Plain, _tidy, None, changes=("theme", "board")),
)
