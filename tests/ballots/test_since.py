"""The central law under a vote: a stale view with the update since it is the fresh view."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oasis_live.ballots.live.moments import MOMENTS
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Outcome, Registry
from oasis_live.kernel.refused import Refused
from tests.ballots.hall import Hall, a_hall, apply

Act = tuple[str, int, int]

acts = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *["cast"] * 3,
                *["hide", "restore", "withdraw", "change", "merge", "undo", "reveal", "reopen"],
                *["close", "theme", "rename", "merge_themes", "remove_theme", "move"],
                *["open_second", "name", "perspectives"],
            ]
        ),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=14,
)


class Vote:
    """A hall in the middle of two votes, and anything that anybody may do there."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.people = self.hall.people
        self.hall.opens("interviews")
        self.cards = [self.hall.names(self.people[n % 3], text) for n, text in enumerate("abcd")]
        self.themes = [self.hall.act("theme.add", name=name)["id"] for name in ("one", "two")]
        self.vote = self.hall.opens("vote")
        second = {"kind": "vote", "title": "Themes", "settings": {"options_from": "themes"}}
        self.second = self.hall.act("activity.add", after=self.vote, **second)["id"]

    def play(self, moves: list[Act]) -> None:
        for name, which, other in moves:
            try:
                self.acts(name)(which, other)
            except Refused:
                continue

    def acts(self, name: str) -> Callable[[int, int], Any]:
        desk, by = self.hall.act, self.hall.do
        return {
            "cast": self._cast,
            "hide": lambda a, _b: desk("card.hide", id=self.cards[a]),
            "restore": lambda a, _b: desk("card.restore", id=self.cards[a]),
            "withdraw": lambda a, _b: by(
                self.people[a % 3], "contribution.withdraw", id=self.cards[a]
            ),
            "change": lambda a, b: by(
                self.people[a % 3], "contribution.change", id=self.cards[a], text=f"new {b}"
            ),
            "name": lambda a, b: by(self.people[a % 3], "person.change", name=f"N{b}"),
            "perspectives": lambda a, _b: self.hall.vouched(
                self.hall.system,
                "summit.change",
                perspectives=[["Clinician"], ["Volunteer"]][a % 2],
            ),
            "merge": lambda a, b: desk("card.merge", from_=self.cards[a], into=self.cards[b]),
            "undo": lambda _a, _b: desk("undo"),
            "reveal": lambda a, _b: desk("activity.reveal", activity=self._which(a)),
            "reopen": lambda a, _b: desk("activity.reopen", activity=self._which(a)),
            "close": lambda a, _b: desk("activity.close", activity=self._which(a)),
            "open_second": lambda _a, _b: desk("activity.open", activity=self.second),
            "theme": lambda a, b: desk("theme.place", card=self.cards[a], theme=self.themes[b % 2]),
            "rename": lambda a, b: desk("theme.rename", theme=self.themes[a % 2], name=f"t{b}"),
            "merge_themes": lambda a, _b: desk(
                "theme.merge", from_=self.themes[a % 2], into=self.themes[1 - a % 2]
            ),
            "remove_theme": lambda a, _b: desk("theme.remove", theme=self.themes[a % 2]),
            "move": lambda a, b: by(
                self.people[a % 3], "person.change", perspective=("", "Volunteer")[b % 2]
            ),
        }[name]

    def _which(self, a: int) -> str:
        return (self.vote, self.second)[a % 2]

    def _cast(self, a: int, b: int) -> Any:
        vote = self._which(b)
        ids = [one["id"] for one in self.hall.find("option", activity=vote)]
        choices = {id: (place + a) % 3 for place, id in enumerate(ids)}
        return self.hall.do(self.people[a % 3], "ballot.cast", activity=vote, choices=choices)


def forget(registry: Registry, kind: str) -> None:
    """Ballots as they are, but they forget to name this kind of entry."""

    def without(handle: Callable[..., frozenset[Ref]]) -> Callable[..., frozenset[Ref]]:
        return lambda *given: frozenset(ref for ref in handle(*given) if ref.kind != kind)

    cast = registry.commands["ballot.cast"]

    def forgetful(*given: Any) -> Outcome:
        outcome: Outcome = cast.handle(*given)
        return replace(outcome, changed=without(lambda: outcome.changed)())

    registry.commands["ballot.cast"] = replace(cast, handle=forgetful)
    registry.moments = tuple(
        replace(one, handle=without(one.handle)) if one in MOMENTS else one
        for one in registry.moments
    )


def converges(before: list[Act], after: list[Act], forgotten: str = "") -> tuple[bool, set[str]]:
    """Whether all who missed `after` end up fresh, and the kinds of entry that they missed."""
    with a_hall() as hall:
        forget(hall.house.registry, forgotten)
        room, missed = Vote(hall), set[str]()
        room.play(before)
        stale, seq = {one: hall.fresh(one) for one in hall.audiences()}, hall.seq
        room.play(after)
        for audience, view in stale.items():
            update = hall.since(audience, seq)
            missed |= update["put"].keys() | update["drop"].keys()
            if apply(view, update) != hall.fresh(audience):
                return False, missed
    return True, missed


@given(before=acts, after=acts)
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_stale_view_and_update_since_equal_fresh_view(before: list[Act], after: list[Act]) -> None:
    assert converges(before, after)[0]


AFTER: list[Act] = [("cast", 1, 0), ("hide", 1, 0), ("reveal", 0, 0)]


def test_every_kind_of_a_vote_s_entries_was_missed_by_somebody() -> None:
    well, missed = converges([], AFTER)
    assert well
    assert {"option", "tally", "mine", "activity"} <= missed


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("option", [("hide", 1, 0)]),
        ("tally", [("cast", 1, 0), ("reveal", 0, 0)]),
        ("mine", [("cast", 1, 0)]),
        ("activity", [("cast", 1, 0)]),
    ],
)
def test_a_forgotten_entry_is_noticed(kind: str, after: list[Act]) -> None:
    assert converges([], after)[0]
    assert not converges([], after, forgotten=kind)[0]
