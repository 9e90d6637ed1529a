"""`theme.sort`: the worker's suggestions. A person's word stands against every one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Literal

import msgspec

from oasis_live.contributions.store import load_contributions
from oasis_live.engine.changes import DESKS, Ref, told
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.themes import store
from oasis_live.themes.live.scene import CHANGES, Scene
from oasis_live.themes.rules import hint as hints
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.gathered import GATHERED
from oasis_live.themes.rules.offer import Kind, Offer, Reason, by_theme, changed

SORTER = frozenset({Role.SORTER})
# A desk that is asked more at once answers nothing.
MOST_OFFERS = 24
MOST_SAME = 50
# Numbers of four bytes, 384 for a text; so many texts' fill most of a frame.
VECTOR_BYTES, MOST_VECTORS = 4 * 384, 24
_AS_MANY_AS_CARDS = msgspec.Meta(max_length=20_000)


class Move(Payload, frozen=True):
    """A card, and its theme: one that is there, a new one by a key of the worker's, or none."""

    card: str
    theme: str | None = None
    new: str | None = None


class GivenOffer(Payload, frozen=True):
    """What the worker would do but may not, since people touched a theme or too many cards move."""

    theme: str
    kind: Kind
    reason: Reason
    other: str | None = None
    cards: tuple[str, ...] = ()
    card: str | None = None


class GivenVectors(Payload, frozen=True):
    """What cards mean, in numbers, for the worker that comes after this one. `model` marks what
    made them.
    """

    model: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    of: Annotated[
        dict[
            str,
            Annotated[bytes, msgspec.Meta(min_length=VECTOR_BYTES, max_length=VECTOR_BYTES)],
        ],
        msgspec.Meta(max_length=MOST_VECTORS),
    ]


class Sort(Payload, frozen=True):
    """Moves, and for a theme (by id or new key) the card whose words it is called by. `offers` are
    all that there are now, in place of the earlier ones; not given, those stay. So it is with
    `same`, pairs of cards that say the same. `near` and `unplaced` say of single cards the themes
    that they are nearest to, and why they can't be placed. `vectors` are stored and seen by no
    screen; the answer's `kept` says whose, those of texts that are as the worker had heard them.

    `base` is the number up to which the worker had heard.
    """

    base: Annotated[int, msgspec.Meta(ge=0, lt=2**62)]
    moves: tuple[Move, ...] = ()
    titles: dict[str, str] = msgspec.field(default_factory=dict)
    offers: Annotated[tuple[GivenOffer, ...], msgspec.Meta(max_length=MOST_OFFERS)] | None = None
    near: Annotated[dict[str, tuple[str, ...]], _AS_MANY_AS_CARDS] = msgspec.field(
        default_factory=dict
    )
    unplaced: Annotated[dict[str, Literal["language"] | None], _AS_MANY_AS_CARDS] = msgspec.field(
        default_factory=dict
    )
    same: Annotated[tuple[tuple[str, str], ...], msgspec.Meta(max_length=MOST_SAME)] | None = None
    vectors: GivenVectors | None = None


def _sort(tx: Tx, _by: Person, sent: Sort) -> Outcome:
    scene = Scene(tx)
    asked = {move.card for move in sent.moves}
    cards = _gathered(tx, asked | set(sent.titles.values()))
    scene.look_at_themes(store.present_themes(tx))
    scene.look_at((asked & cards) - _changed_since(tx, sent.base))
    made: dict[str, str] = {}
    for move in sent.moves:
        _move(scene, move, sent.titles, made)
    for key, card in sent.titles.items():
        theme = scene.themes.get(made.get(key, key))
        if theme and card in cards:
            scene.change(rules.called_by(theme, card))
    outcome = scene.finish({"themes": made}, undoable=False)
    changed = outcome.changed | _offer(tx, sent.offers) | _hint(tx, sent)
    return replace(outcome, changed=changed, answer={**outcome.answer, **_keep(tx, sent)})


def _keep(tx: Tx, sent: Sort) -> dict[str, list[str]]:
    """Store what is given for texts that are still as the worker heard them."""
    if sent.vectors is None:
        return {}
    given = sent.vectors.of
    kept = sorted(_gathered(tx, given) - _changed_since(tx, sent.base))
    store.save_vectors(tx, sent.vectors.model, {card: given[card] for card in kept})
    return {"kept": kept}


def _offer(tx: Tx, given: Iterable[GivenOffer] | None) -> frozenset[Ref]:
    """Offers for themes that are there, in place of the earlier ones. They change nothing that
    anybody but a desk sees.
    """
    if given is None:
        return frozenset()
    there = {one.id for one in store.present_themes(tx)}
    sent = [Offer(**msgspec.structs.asdict(one)) for one in given]
    known = [one for one in sent if {one.theme, one.other or one.theme} <= there]
    before, after = by_theme(store.offers(tx)), by_theme(known)
    others = changed(before, after)
    if others:
        present = [one for theme in sorted(others) for one in after.get(theme, ())]
        store.save_offers(tx, others, present)
    return frozenset(Ref("theme", one, to=DESKS) for one in others)


def _hint(tx: Tx, sent: Sort) -> frozenset[Ref]:
    """What is told of single cards that are there."""
    paired = {card for two in sent.same or () for card in two}
    named = sent.near.keys() | sent.unplaced.keys() | paired
    before = store.hints(tx, sorted(_gathered(tx, named))) if named else {}
    if sent.same is not None:
        before = store.paired(tx) | before
    told_now = hints.told(before, sent.near, sent.unplaced, sent.same)
    store.save_hints(tx, told_now)
    return frozenset(Ref("card", one.card, to=DESKS) for one in told_now)


def _gathered(tx: Tx, ids: Iterable[str]) -> set[str]:
    """Those of these that are cards of themes."""
    found = load_contributions(tx, ids)
    return {key for key, one in found.items() if one.is_card and one.kind in GATHERED}


def _changed_since(tx: Tx, base: int) -> set[str]:
    """Cards that are no longer what the worker had heard: it will hear, and think again. Of marks
    for desks it never hears.
    """
    since = (*told(tx, base), *tx.numbered)
    return {ref.id for ref in since if ref.kind == "card" and ref.to != DESKS}


def _move(scene: Scene, move: Move, titles: Mapping[str, str], made: dict[str, str]) -> None:
    card = scene.cards.get(move.card)
    if card is None or not card.is_free:
        return
    wanted = move.theme
    if move.new is not None:
        if move.new not in made:
            made[move.new] = scene.new_theme(title_card=titles.get(move.new, move.card)).id
        wanted = made[move.new]
    target = scene.themes.get(wanted) if wanted else None
    if bool(wanted) != bool(target):
        return
    source = scene.themes.get(card.theme or "")
    scene.put(placing.by_machine(card, source=source, target=target, at=scene.tx.now_ms))


COMMANDS = (Command("theme.sort", Sort, SORTER, 1200, _sort, CHANGES),)
