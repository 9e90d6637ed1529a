"""`theme.place`, `theme.accept`, `card.pin`, `card.merge`: decisions over single cards."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from oasis_live.contributions import store as contributions
from oasis_live.contributions.live.refs import CHANGES as TEXT_CHANGES
from oasis_live.contributions.live.refs import refs_of
from oasis_live.contributions.rules import contribution as texts
from oasis_live.engine.changes import DESKS, Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person, Role
from oasis_live.kernel.refused import Conflict, NotFound
from oasis_live.themes import store
from oasis_live.themes.live.scene import CHANGES, Scene, known_as
from oasis_live.themes.live.undoing import put_back
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.gathered import GATHERED
from oasis_live.themes.rules.placement import Placement
from oasis_live.themes.rules.theme import Theme
from oasis_live.themes.rules.wish import Wish

DESK = frozenset({Role.FACILITATOR})
# No id is empty.
UNSAID = ""
# What a card was merged into, before and after an act.
Merged = tuple[str | None, str | None]


class Place(Payload, frozen=True):
    """A card's new theme, or None for *To sort*. `was`: where the desk saw it, so that two people
    who move it at once hear of each other; left out, the last one counts.
    """

    card: str
    theme: str | None
    was: str | None = UNSAID


class Accept(Payload, frozen=True):
    """A suggestion that is right. `theme`: which one the desk saw, so that nobody accepts another;
    left out, it is the one of now.
    """

    card: str
    theme: str = UNSAID


class Pin(Payload, frozen=True):
    """Keep a card's words on the board."""

    id: str
    on: bool


class MergeCards(Payload, frozen=True, rename={"from_": "from"}):
    """A card that says the same as another."""

    from_: str
    into: str


def checked_cards(tx: Tx, cards: Iterable[str]) -> list[str]:
    """These cards, each once. Raises NotFound for what is no card of a theme in this room."""
    wanted = list(dict.fromkeys(cards))
    found = contributions.load_contributions(tx, wanted)
    for card in wanted:
        if card not in found or not found[card].is_card or found[card].kind not in GATHERED:
            raise NotFound("This card is no longer here.", field="card")
    return wanted


def theme_seen(tx: Tx, was: str | None) -> Theme | None:
    """The theme where a desk saw a card, though it is gone; None for *To sort*."""
    return store.load_themes(tx, [was]).get(was) if was else None


def _place(tx: Tx, by: Person, sent: Place) -> Outcome:
    scene = Scene(tx)
    (card,) = scene.look_at(checked_cards(tx, [sent.card]))
    if sent.theme is not None:
        scene.change(rules.touched(scene.theme(sent.theme)))
    try:
        if sent.was != UNSAID:
            placing.check_unmoved(card, sent.was, sent.theme, theme_seen(tx, sent.was))
    except Conflict as refusal:
        return _too_late(tx, by, card, sent.theme, refusal)
    scene.put(placing.placed(card, sent.theme, by=known_as(by), at=tx.now_ms))
    return scene.finish()


def _too_late(
    tx: Tx, by: Person, card: Placement, wanted: str | None, refusal: Conflict
) -> Outcome:
    """Refused, and whoever was first hears what this one wanted."""
    store.save_wish(tx, card.card, Wish(known_as(by), wanted, tx.now_ms, stood=card.at))
    return Outcome(frozenset({Ref("card", card.card, to=DESKS)}), refusal=refusal)


def _accept(tx: Tx, by: Person, sent: Accept) -> Outcome:
    scene = Scene(tx)
    (card,) = scene.look_at(checked_cards(tx, [sent.card]))
    if sent.theme != UNSAID:
        seen = store.load_theme(tx, sent.theme)
        try:
            placing.check_unmoved(card, seen.id, seen.id, seen)
        except Conflict as refusal:
            if seen.removed:  # nobody can be told of a wish for what is gone
                raise
            return _too_late(tx, by, card, seen.id, refusal)
        placing.check_suggested(card, sent.theme)
    accepted = placing.accepted(card, by=known_as(by), at=tx.now_ms)
    if accepted.theme:
        scene.change(rules.touched(scene.theme(accepted.theme)))
    scene.put(accepted)
    return scene.finish()


def _pin(tx: Tx, _by: Person, sent: Pin) -> Outcome:
    scene = Scene(tx)
    (card,) = scene.look_at(checked_cards(tx, [sent.id]))
    scene.put(replace(card, pinned=sent.on))
    return scene.finish()


def _merge(tx: Tx, _by: Person, sent: MergeCards) -> Outcome:
    found = contributions.load_contributions(tx, [sent.from_, sent.into])
    if len(found) < len({sent.from_, sent.into}):
        raise NotFound("This card is no longer here.", field="from")
    merged = texts.merge(found[sent.from_], found[sent.into])
    # What was merged into the one before goes along: wordings never stand in a chain.
    along = contributions.load_contributions(tx, contributions.ids_merged_into(tx, [merged.id]))
    after = [merged, *(replace(one, merged_into=sent.into) for one in along.values())]
    return _save(tx, {**found, **along}, after)


def _unmerge(tx: Tx, _by: Person, image: Mapping[str, Mapping[str, Merged]]) -> Outcome:
    present = contributions.load_contributions(tx, image["merged"])
    after = []
    for one in present.values():
        was, left = image["merged"][one.id]
        if one.merged_into != left or one.state is texts.State.WITHDRAWN:
            raise Conflict("Somebody else just changed this card.", present={"id": one.id})
        after.append(replace(one, merged_into=was))
    return _save(tx, present, after)


def _save(
    tx: Tx, before: Mapping[str, texts.Contribution], after: list[texts.Contribution]
) -> Outcome:
    image: dict[str, Merged] = {}
    for one in after:
        contributions.save_contribution(tx, one)
        image[one.id] = (before[one.id].merged_into, one.merged_into)
    touched = {card for pair in image.values() for card in pair if card} | image.keys()
    moments = tx.moment("contribution.merged", sorted(touched))
    refs = refs_of(contributions.load_contributions(tx, touched).values())
    return Outcome(refs | moments, undo={"merged": image})


COMMANDS = (
    Command("theme.place", Place, DESK, 600, _place, CHANGES, put_back),
    Command("theme.accept", Accept, DESK, 600, _accept, CHANGES, put_back),
    Command("card.pin", Pin, DESK, 600, _pin, ("card",), put_back),
    Command("card.merge", MergeCards, DESK, 600, _merge, (*TEXT_CHANGES, "theme"), _unmerge),
)
