"""`theme.take` and `offer.decline`: a facilitator's answer to what the machine offers."""

from collections.abc import Mapping
from typing import Any

import msgspec

from oasis_live.engine.changes import DESKS, STAFF, Ref
from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Conflict, Malformed
from oasis_live.themes import store
from oasis_live.themes.live.cards import DESK, checked_cards
from oasis_live.themes.live.scene import CHANGES, Scene, known_as
from oasis_live.themes.live.undoing import put_back
from oasis_live.themes.rules import placement as placing
from oasis_live.themes.rules import theme as rules
from oasis_live.themes.rules.declined import Declined, Declining, checked


class Take(Payload, frozen=True):
    """Cards that seem to belong to a theme too."""

    theme: str
    cards: tuple[str, ...]


class Decline(Payload, frozen=True):
    """An offer, as the desk has it: `theme` with `other`, or with `cards`; or two `cards`."""

    kind: Declining
    theme: str | None = None
    other: str | None = None
    cards: tuple[str, ...] = ()


def _take(tx: Tx, by: Person, sent: Take) -> Outcome:
    if not sent.cards:
        raise Malformed("Choose cards first.", field="cards")
    scene = Scene(tx)
    # An offer is old as soon as it is read: what a person has placed since stays there. What was
    # only merged is offered, and comes.
    cards = [one for one in scene.look_at(checked_cards(tx, sent.cards)) if not one.is_placed]
    if not cards:
        raise Conflict("Somebody has already placed these cards.", present={"theme": sent.theme})
    scene.change(rules.touched(scene.theme(sent.theme)))
    for one in cards:
        scene.put(placing.placed(one, sent.theme, by=known_as(by), at=tx.now_ms))
    return scene.finish({"cards": [one.card for one in cards]})


def _decline(tx: Tx, _by: Person, sent: Decline) -> Outcome:
    what = checked(Declined(**msgspec.structs.asdict(sent)))
    for theme in {what.theme, what.other} - {None}:
        store.load_theme(tx, str(theme))
    checked_cards(tx, what.cards)
    return _say(tx, {"id": tx.new_id(), "on": True, **msgspec.to_builtins(what)})


def _say_otherwise(tx: Tx, _by: Person, image: Mapping[str, Any]) -> Outcome:
    return _say(tx, {**image, "on": not image["on"]})


def _say(tx: Tx, image: Mapping[str, Any]) -> Outcome:
    """Declined when `on`, else offered again. The image says how it is now."""
    fields = {name: value for name, value in image.items() if name not in {"id", "on"}}
    what = msgspec.convert(fields, Declined)
    if image["on"]:
        store.decline(tx, image["id"], what)
    else:
        store.offer_again(tx, image["id"])
    is_same = what.kind is Declining.SAME
    refs = {Ref("card", card, to=DESKS) for card in what.cards if is_same}
    refs |= {Ref("theme", theme, to=STAFF) for theme in (what.theme, what.other) if theme}
    return Outcome(frozenset(refs), undo=image)


COMMANDS = (
    Command("theme.take", Take, DESK, 600, _take, CHANGES, put_back),
    Command("offer.decline", Decline, DESK, 600, _decline, CHANGES, _say_otherwise),
)
