"""All that a room holds, read from the other features' rows. What leaves, `rules` decides."""

from collections.abc import Collection, Iterable, Mapping

from oasis_live.ballots.store.ballots import count_voters
from oasis_live.ballots.store.options import lines_of
from oasis_live.ballots.store.results import results
from oasis_live.contributions.rules.contribution import Contribution
from oasis_live.contributions.store import all_contributions, load_contributions
from oasis_live.engine.transaction import Tx
from oasis_live.people.store import count_people
from oasis_live.record.rules import Held, HeldTheme, Room
from oasis_live.record.tables import Heading, Result, Step, Vote
from oasis_live.summits.rules.activity import Activity, State
from oasis_live.summits.rules.summit import Summit
from oasis_live.summits.store import load_activities, load_summit
from oasis_live.summits.views import settings_of
from oasis_live.themes.store import names, placements, themes


def load_room(tx: Tx) -> Room:
    """All that this room holds now. Raises NotFound."""
    activities = load_activities(tx)
    return _room(tx, activities, all_contributions(tx), _votes(tx, activities))


def load_voted_on(tx: Tx) -> Room:
    """The votes of this room with what they are on, and nothing else of it: for a page of the
    server's own, where a whole summit is too much to read.
    """
    activities = load_activities(tx)
    votes = _votes(tx, activities)
    cards = [one.card for vote in votes for one in vote.results if one.card]
    return _room(tx, activities, load_contributions(tx, cards).values(), votes)


def _room(
    tx: Tx,
    activities: Iterable[Activity],
    contributions: Collection[Contribution],
    votes: tuple[Vote, ...],
) -> Room:
    summit = load_summit(tx)
    places = {one.card: one.theme for one in placements(tx, [c.id for c in contributions]).values()}
    return Room(
        heading=_heading(summit),
        people=count_people(tx),
        perspectives={one.id: one.label for one in summit.perspectives},
        steps=tuple(_step(one) for one in activities),
        themes=_themes(tx),
        contributions=tuple(_held(one, places) for one in contributions),
        votes=votes,
    )


def _votes(tx: Tx, activities: Iterable[Activity]) -> tuple[Vote, ...]:
    return tuple(_vote(tx, one) for one in activities if one.state is State.REVEALED)


def _heading(summit: Summit) -> Heading:
    return Heading(summit.title, summit.topic, summit.date, summit.template)


def _step(activity: Activity) -> Step:
    return Step(
        activity.id,
        activity.kind.value,
        activity.title,
        activity.prompt,
        activity.phase,
        activity.state.value,
        settings_of(activity.settings),
    )


def _themes(tx: Tx) -> tuple[HeldTheme, ...]:
    present = [one for one in themes(tx) if not one.removed]
    called = names(tx, present)
    return tuple(
        HeldTheme(one.id, called[one.id], by_people=bool(one.name), place=place)
        for place, one in enumerate(present)
    )


def _held(contribution: Contribution, places: Mapping[str, str | None]) -> Held:
    words, translation = contribution.words, contribution.translation
    return Held(
        id=contribution.id,
        kind=contribution.kind.value,
        activity=contribution.activity,
        state=contribution.state.value,
        consent=contribution.consent,
        name=contribution.name,
        text=words.text,
        title=words.title,
        happened=words.happened,
        conditions=words.conditions,
        gem=words.gem,
        wishes=words.wishes,
        # Who made it is no part of the record: no facilitator gave consent to be named in it.
        translation=translation.text if translation else None,
        by=words.by or None,
        lang=words.lang or None,
        theme=places.get(contribution.id),
        stories=contribution.stories,
        comes_from=contribution.comes_from,
        merged_into=contribution.merged_into,
    )


def _vote(tx: Tx, vote: Activity) -> Vote:
    lines = {line.option.id: line for line in lines_of(tx, [vote.id])}
    found = []
    for tally in results(tx, vote):
        line = lines[tally.option]
        card, theme = (
            line.subject.id if one else None for one in (line.option.card, line.option.theme)
        )
        told = (tally.total, tally.voters, tally.rank, tally.by)
        found.append(Result(tally.option, line.subject.text, card, theme, *told))
    voters = count_voters(tx, [vote.id]).get(vote.id, 0)
    method = vote.settings.method
    return Vote(vote.id, vote.title, vote.prompt, method, voters, tuple(found))
