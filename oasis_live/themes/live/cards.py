"""`theme.place`, `theme.accept`, `card.pin`, `card.merge`: decisions over single cards."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from oasis_live.contributions import store as contributions
from oasis_live.contributions.live.refs import CHANGES as TEXT_CHANGES
from oasis_live.contributions.live.refs import refs_of
from oasis_live.contributions.rules import contribution as texts
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Conflict, NotFound
from oasis_live.themes.live.scene import CHANGES, Scene, put_back
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.gathered import GATHERED

DESK = frozenset({Role.FACILITATOR})


class Place(Payload, frozen=True):
    """A card's new theme, or None for *To sort*."""

    card: str
    theme: str | None


class OneCard(Payload, frozen=True):
    """The card that is meant."""

    card: str


class Pin(Payload, frozen=True):
    """Keep a card's words on the board."""

    id: str
    on: bool


class MergeCards(Payload, frozen=True, rename={"from_": "from"}):
    """A card that says the same as another."""

    from_: str
    into: str


def known_as(by: Person) -> str:
    """How a decision names who made it."""
    return by.name or "A facilitator"


def checked_cards(tx: Tx, cards: Iterable[str]) -> list[str]:
    """These cards, each once. Raises NotFound for what is no card of a theme in this room."""
    wanted = list(dict.fromkeys(cards))
    found = contributions.load_contributions(tx, wanted)
    for card in wanted:
        if card not in found or not found[card].is_card or found[card].kind not in GATHERED:
            raise NotFound("This card is no longer here.", field="card")
    return wanted


def _place(tx: Tx, by: Person, sent: Place) -> Outcome:
    scene = Scene(tx)
    (card,) = scene.look_at(checked_cards(tx, [sent.card]))
    if sent.theme is not None:
        scene.set(rules.touched(scene.theme(sent.theme)))
    scene.put(placing.placed(card, sent.theme, by=known_as(by), at=tx.now_ms))
    return scene.finish()


def _accept(tx: Tx, by: Person, sent: OneCard) -> Outcome:
    scene = Scene(tx)
    (card,) = scene.look_at(checked_cards(tx, [sent.card]))
    accepted = placing.accepted(card, by=known_as(by), at=tx.now_ms)
    if accepted.theme:
        scene.set(rules.touched(scene.theme(accepted.theme)))
    scene.put(accepted)
    return scene.finish()


def _pin(tx: Tx, _by: Person, sent: Pin) -> Outcome:
    scene = Scene(tx)
    (card,) = scene.look_at(checked_cards(tx, [sent.id]))
    scene.put(replace(card, pinned=sent.on))
    return scene.finish()


def _put_back(tx: Tx, _by: Person, image: dict[str, Any]) -> Outcome:
    return put_back(tx, image)


def _merge(tx: Tx, _by: Person, sent: MergeCards) -> Outcome:
    found = contributions.load_contributions(tx, [sent.from_, sent.into])
    if len(found) < 2 and sent.from_ != sent.into:
        raise NotFound("This card is no longer here.", field="from")
    merged = texts.merge(found[sent.from_], found[sent.into])
    # What was merged into the one before goes along: wordings never stand in a chain.
    along = contributions.load_contributions(tx, contributions.ids_merged_into(tx, [merged.id]))
    changed = [merged, *(replace(one, merged_into=sent.into) for one in along.values())]
    return _merged(
        tx, changed, {one.id: None for one in [merged]} | dict.fromkeys(along, merged.id)
    )


def _unmerge(tx: Tx, _by: Person, image: dict[str, dict[str, str | None]]) -> Outcome:
    found = contributions.load_contributions(tx, image["into"])
    if any(one.state is texts.State.WITHDRAWN for one in found.values()):
        raise Conflict("Its author has withdrawn one of these.")
    before = {one.id: one.merged_into for one in found.values()}
    back = [replace(one, merged_into=image["into"][one.id]) for one in found.values()]
    return _merged(tx, back, before)


def _merged(tx: Tx, changed: list[texts.Contribution], before: dict[str, str | None]) -> Outcome:
    for one in changed:
        contributions.save_contribution(tx, one)
    targets = {t for t in [*before.values(), *(one.merged_into for one in changed)] if t}
    touched = contributions.load_contributions(tx, [*before, *sorted(targets)])
    moments = tx.moment("contribution.merged", sorted(touched))
    return Outcome(refs_of(touched.values()) | moments, undo={"into": before})


COMMANDS = (
    Command("theme.place", Place, DESK, 600, _place, CHANGES, _put_back),
    Command("theme.accept", OneCard, DESK, 600, _accept, CHANGES, _put_back),
    Command("card.pin", Pin, DESK, 600, _pin, CHANGES, _put_back),
    Command("card.merge", MergeCards, DESK, 600, _merge, (*TEXT_CHANGES, "theme"), _unmerge),
)
