"""The entries of a vote: `option`, `tally`, a ballot in `mine`, and how many have voted."""

from collections.abc import Iterable

from oasis_live.ballots.rules import method_named
from oasis_live.ballots.rules.options import Line, standing
from oasis_live.ballots.rules.tally import Tally
from oasis_live.ballots.store import options as store
from oasis_live.ballots.store.ballots import ballots_of, count_voters, voted_in
from oasis_live.ballots.store.results import results
from oasis_live.ballots.views import ballot_for, option_for, tally_for, voted_for
from oasis_live.engine.changes import Collection, Entry, Extra
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience, Lens
from oasis_live.summits.rules.activity import Activity, State
from oasis_live.summits.store import load_activities

_SCREENS: frozenset[Lens] = frozenset({"phone", "board", "desk"})


def _votes(tx: Tx) -> dict[str, Activity]:
    """The votes that were ever opened."""
    opened = (one for one in load_activities(tx) if one.is_vote and one.state is not State.PLANNED)
    return {one.id: one for one in opened}


def _ids_of_options(tx: Tx, _audience: Audience) -> list[str]:
    return store.ids_of_options(tx, _votes(tx))


def options(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    """Those of these options that can be voted on."""
    wanted = set(ids)
    lines = (line for vote in store.votes_with(tx, ids) for line in _lines(tx, vote))
    return {
        line.option.id: option_for(audience, line) for line in lines if line.option.id in wanted
    }


def _lines(tx: Tx, vote: str) -> list[Line]:
    # A long list of options is read in parts, and each asks for its whole vote.
    return tx.once(f"lines of {vote}", lambda: store.lines_of(tx, [vote]))


def _revealed(tx: Tx, ids: Iterable[str]) -> list[Activity]:
    wanted = set(ids)
    found = (one for one in _votes(tx).values() if one.id in wanted)
    return [one for one in found if one.state is State.REVEALED]


def _ids_of_tallies(tx: Tx, _audience: Audience) -> list[str]:
    return store.ids_of_options(tx, [one.id for one in _revealed(tx, _votes(tx))])


def tallies(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    """The results of those of these options that are revealed."""
    wanted, seen = set(ids), {}
    for vote in _revealed(tx, store.votes_with(tx, ids)):
        for tally in _results(tx, vote):
            entry = tally_for(audience, vote, tally)
            if entry and tally.option in wanted:
                seen[tally.option] = entry
    return seen


def _results(tx: Tx, vote: Activity) -> list[Tally]:
    return tx.once(f"results of {vote.id}", lambda: results(tx, vote))


def ballots(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    """The audience's own ballots in these activities."""
    votes = _votes(tx)
    asked = [one for one in ids if one in votes]
    cast = ballots_of(tx, audience.person, asked) if asked else {}
    if not cast:
        return {}
    lines = store.lines_with(tx, [option for choices in cast.values() for option in choices])
    seen = {}
    for activity, choices in cast.items():
        settings = votes[activity].settings
        method = method_named(settings.method)
        own = [line for line in lines if line.option.activity == activity]
        counted = standing(choices, own, method, settings)
        if entry := ballot_for(audience, audience.person, activity, counted):
            seen[activity] = entry
    return seen


def _voted(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Entry]:
    votes = _votes(tx)
    asked = [votes[one] for one in ids if one in votes]
    voted = count_voters(tx, [one.id for one in asked])
    seen = {one.id: voted_for(audience, one, voted.get(one.id, 0)) for one in asked}
    return {activity: entry for activity, entry in seen.items() if entry}


COLLECTIONS = (
    Collection("option", _SCREENS, _ids_of_options, options),
    Collection("tally", _SCREENS, _ids_of_tallies, tallies),
    Collection(
        "mine",
        frozenset({"phone"}),
        lambda tx, audience: voted_in(tx, audience.person),
        ballots,
        private=True,
    ),
)
EXTRAS = (Extra("activity", _voted),)
