"""A room with phones that send as fast as they are answered, and screens that look."""

from collections.abc import Callable, Sequence
from typing import Any

from oasis_live.engine.commands import decode
from oasis_live.engine.pipeline import Answer, Request
from oasis_live.kernel.person import Audience, Person, Role
from oasis_live.main import acts
from oasis_live.main.house import House
from oasis_live.people.rules import bearer_of


class Hall:
    """One open room. `phones` people are in it."""

    def __init__(self, house: House, phones: int) -> None:
        self._house = house
        self.made = acts.make_summit(house, title="Bench", template="one-hour", open=True)
        self.room = self.made["id"]
        self._sent = self.cards = 0
        self.desk = Person("house", self.room, Role.SYSTEM, "house")
        self._people = [self._join(number) for number in range(phones)]
        while self._kind_of(self._do(self.desk, "activity.next")["activity"]) != "principles":
            pass
        self._activity = self._current()

    def write(self, each: int, phones: int | None = None) -> int:
        """Every phone, or the first of them, add principles."""

        def one(person: Person, turn: int) -> None:
            text = f"Time to get to know the person, {person.id} {turn}"
            fields = {"activity": self._activity, "kind": "principle", "text": text}
            self._do(person, "contribution.add", **fields)

        people = self._people[:phones]
        self.cards += each * len(people)
        return self._all(each, one, people)

    def add_vote(self) -> None:
        """One more vote, on what was shared so far, beside all that is open."""
        settings = {"options_from": "principle", "dots": 5}
        added = self._do(self.desk, "activity.add", kind="vote", title="Vote", settings=settings)
        self._do(self.desk, "activity.open", activity=added["id"])
        self._read_options(added["id"])

    def open_vote(self) -> None:
        """On to the vote."""
        self._do(self.desk, "activity.next")
        self._read_options(self._current())

    def vote(self, each: int, dots: tuple[int, ...] = (2, 2, 1)) -> int:
        """Every phone moves its dots again and again."""

        def one(person: Person, turn: int) -> None:
            first = turn % (len(self._options) - len(dots))
            choices = dict(zip(self._options[first : first + len(dots)], dots, strict=True))
            self._do(person, "ballot.cast", activity=self._vote, choices=choices)

        return self._all(each, one, self._people)

    def look(self, times: int) -> int:
        """Fresh views of the desk."""
        audience = Audience(self.room, "desk", Role.FACILITATOR, "desk")
        for _time in range(times):
            with self._house.database.reading(self.room) as tx:
                self._house.changes.fresh(tx, audience)
        return times

    def catch_up(self, times: int) -> int:
        """Phones that come back with a recent number."""
        person = self._people[0]
        audience = Audience(self.room, "phone", Role.PARTICIPANT, person.id)
        with self._house.database.reading(self.room) as tx:
            last = self._house.changes.since(tx, audience, 0)["seq"]
        for _time in range(times):
            with self._house.database.reading(self.room) as tx:
                self._house.changes.since(tx, audience, last - 5)
        return times

    def _read_options(self, vote: str) -> None:
        audience = Audience(self.room, "phone", Role.PARTICIPANT, "")
        with self._house.database.reading(self.room) as tx:
            put = self._house.changes.fresh(tx, audience)
        self._vote = vote
        self._options = [each["id"] for each in put["option"] if each["activity"] == vote]

    def _all(self, each: int, act: Callable[[Person, int], None], people: Sequence[Person]) -> int:
        runtime = self._house.runtime
        ends = []
        for person in people:
            end = runtime.event()
            ends.append(end)
            runtime.spawn(_repeat, each, act, person, end)
        for end in ends:
            end.wait()
        return each * len(people)

    def _join(self, number: int) -> Person:
        arriving = Person("", self.room, Role.ARRIVING, f"arriving:{self.room}")
        digests = {
            "token_digest": f"token-{number}",
            "recovery_digest": f"recovery-{number}",
            "receipt_code": f"receipt-{number}",
        }
        answer = self._do(arriving, "person.join", **digests, table=str(number % 8))
        person = answer["participant"]
        return Person(person, self.room, Role.PARTICIPANT, bearer_of(person))

    def _current(self) -> str:
        return str(max(self._activities(), key=lambda one: one["opened_at"] or "")["id"])

    def _kind_of(self, activity: str) -> str:
        return next(str(one["kind"]) for one in self._activities() if one["id"] == activity)

    def _activities(self) -> list[dict[str, Any]]:
        audience = Audience(self.room, "desk", Role.FACILITATOR, "desk")
        with self._house.database.reading(self.room) as tx:
            activities: list[dict[str, Any]] = self._house.changes.fresh(tx, audience)["activity"]
            return activities

    def _do(self, person: Person, name: str, **fields: Any) -> Answer:
        self._sent += 1
        command = self._house.registry.named(name)
        fixed = person.role is not Role.PARTICIPANT
        request = Request(
            person, command, decode(command, fields), f"bench-{self._sent:09}", fixed=fixed
        )
        return self._house.pipeline.do(request)


def _repeat(each: int, act: Callable[[Person, int], None], person: Person, end: Any) -> None:
    for turn in range(each):
        act(person, turn)
    end.send()
