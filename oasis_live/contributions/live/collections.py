"""The author's own entries, and the room's counts. The `card` entry is themes', with its place."""

from oasis_live.contributions import store
from oasis_live.contributions.views import mine_for
from oasis_live.engine.changes import Collection, Entry, Extra
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience


def _mine(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    found = store.seen_contributions(tx, ids)
    seen = {key: mine_for(audience, one) for key, one in found.items()}
    return {key: entry for key, entry in seen.items() if entry}


def _counts(tx: Tx, _audience: Audience, ids: list[str]) -> dict[str, Entry]:
    shown = store.count_shown(tx)
    counts = {
        "stories": shown.get("story", 0),
        "principles": shown.get("principle", 0),
        "shared": sum(shown.values()),
    }
    return {room: {"counts": counts} for room in ids}


COLLECTIONS = (
    Collection(
        "mine",
        frozenset({"phone"}),
        lambda tx, audience: store.ids_of_author(tx, audience.person),
        _mine,
        private=True,
        read_ahead=store.seen_contributions,
    ),
)
EXTRAS = (Extra("room", _counts),)
