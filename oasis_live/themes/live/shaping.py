"""`theme.*` and `board.tidy`: a facilitator's decisions over whole themes."""

from dataclasses import replace
from typing import Any

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Handler, Outcome, Payload, Restore
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Conflict, Malformed
from oasis_live.themes import store
from oasis_live.themes.live.cards import checked_cards, known_as
from oasis_live.themes.live.scene import CHANGES, Scene, put_back
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules import theme as rules

DESK = frozenset({Role.FACILITATOR})


class AddTheme(Payload, frozen=True):
    """A name, and cards that belong to it."""

    name: str
    cards: tuple[str, ...] = ()


class OneTheme(Payload, frozen=True):
    """The theme that is meant."""

    theme: str


class Rename(Payload, frozen=True):
    """A theme's new name."""

    theme: str
    name: str


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
    scene = Scene(tx)
    made = scene.new_theme(rules.named(sent.name))
    scene.set(rules.touched(made))
    for one in scene.look_at(checked_cards(tx, sent.cards)):
        scene.put(placing.placed(one, made.id, by=known_as(by), at=tx.now_ms))
    return scene.finish({"id": made.id})


def _rename(tx: Tx, _by: Person, sent: Rename) -> Outcome:
    scene = Scene(tx)
    name = rules.named(sent.name)
    theme = rules.touched(scene.theme(sent.theme))
    if theme.name != name:
        theme = replace(theme, name=name, name_id=store.add_name(tx, name))
    scene.set(theme)
    return scene.finish()


def _lock(tx: Tx, _by: Person, sent: Lock) -> Outcome:
    scene = Scene(tx)
    scene.set(replace(scene.theme(sent.theme), locked=sent.on))
    return scene.finish()


def _merge(tx: Tx, _by: Person, sent: Merge) -> Outcome:
    if sent.from_ == sent.into:
        raise Malformed("Choose two themes.", field="into")
    scene = Scene(tx)
    source, target = scene.theme(sent.from_), scene.theme(sent.into)
    both = [*scene.cards_of(source.id), *scene.cards_of(target.id)]
    scene.put(*(placing.held(one, target.id) for one in both))
    # A person's name outlives the theme that they merged away, if the other had none.
    named = (
        target
        if target.name or not source.name
        else replace(target, name=source.name, name_id=source.name_id)
    )
    gone = replace(source, removed=True, pool=None, merged_into=target.id)
    scene.set(rules.touched(named), gone)
    return _with_moment(tx, scene.finish(), "theme.merged", source.id)


def _split(tx: Tx, by: Person, sent: Split) -> Outcome:
    scene = Scene(tx)
    theme = scene.theme(sent.theme)
    inside = scene.cards_of(theme.id)
    leaving = set(checked_cards(tx, sent.cards))
    if not leaving or not leaving <= {one.card for one in inside}:
        raise Conflict("Choose cards of this theme.", present={"id": theme.id})
    name = rules.named(sent.name) if sent.name else ""
    made = scene.new_theme(name, title_card=min(leaving))
    scene.set(rules.touched(theme), rules.touched(made))
    for one in inside:
        scene.put(
            placing.placed(one, made.id, by=known_as(by), at=tx.now_ms)
            if one.card in leaving
            else placing.held(one, theme.id)
        )
    return scene.finish({"id": made.id})


def _remove(tx: Tx, by: Person, sent: OneTheme) -> Outcome:
    scene = Scene(tx)
    theme = scene.theme(sent.theme)
    for one in scene.cards_of(theme.id):
        scene.put(placing.placed(one, None, by=known_as(by), at=tx.now_ms))
    scene.set(replace(theme, removed=True, pool=None))
    return _with_moment(tx, scene.finish(), "theme.removed", theme.id)


def _tidy(tx: Tx, _by: Person, _sent: Plain) -> Outcome:
    before = [one for one in store.themes(tx) if not one.removed]
    cards = store.counts(tx, [one.id for one in before])
    after = rules.tidied((one, cards[one.id]["cards"]) for one in before)
    changed = [one for one in after if one not in before]
    if changed:
        store.save_themes(tx, changed)
    return Outcome(frozenset(Ref("theme", one.id) for one in changed))


def _put_back(tx: Tx, _by: Person, image: dict[str, Any]) -> Outcome:
    outcome = put_back(tx, image)
    gone = [one for one, structure in image["themes"].items() if not structure]
    back = [one for one, structure in image["themes"].items() if structure]
    moments = tx.moment("theme.removed", gone) | tx.moment("theme.restored", back)
    return replace(outcome, changed=outcome.changed | moments)


def _with_moment(tx: Tx, outcome: Outcome, moment: str, theme: str) -> Outcome:
    return replace(outcome, changed=outcome.changed | tx.moment(moment, [theme]))


def _command(
    name: str, payload: type[Payload], handle: Handler, restore: Restore | None = _put_back
) -> Command:
    return Command(name, payload, DESK, 600, handle, CHANGES, restore)


COMMANDS = (
    _command("theme.add", AddTheme, _add),
    _command("theme.rename", Rename, _rename),
    _command("theme.lock", Lock, _lock),
    _command("theme.merge", Merge, _merge),
    _command("theme.split", Split, _split),
    _command("theme.remove", OneTheme, _remove),
    _command("board.tidy", Plain, _tidy, None),
)
