"""Anything that anybody may do in a room, so that chance can play a whole summit.

An act is a name and three numbers: who, on what, and what else. The numbers choose among all that
was ever there, gone things too, so that what is refused is tried as well.
"""

from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import strategies as st

from oasis_live.engine.changes import Update
from oasis_live.kernel.person import Audience, Person, Role
from oasis_live.kernel.refused import Refused, TryAgain
from tests.a_room import ARoom, Held

Move = tuple[str, int, int, int]
_CONSENTS = ("room", "anonymous", "first_name")
_KINDS = ("principle", "condition", "story")
_VIEWS = ("join", "themes", "focus", "spotlight", "vote", "reveal", "blank")


class Play:
    """A room in its interviews, with four cards, two themes and a vote, and what was ever in it."""

    def __init__(self, room: ARoom) -> None:
        self.room = room
        self.people = list(room.people)
        self.second_desk = room.key(Role.FACILITATOR, "Lee")
        room.opens("interviews")
        self.cards = [room.adds(one, f"words of {one.name}") for one in self.people]
        self.cards.append(room.adds(room.ann, "I sat with him.", "story", consent="first_name"))
        self.themes: list[str] = [
            self._desk("theme.add", name=name)["id"] for name in ("Time", "Trust")
        ]
        self._desk("theme.place", card=self.cards[0], theme=self.themes[0])
        self._desk("activity.open", activity=self._vote(0))
        self.acts: dict[str, Callable[[int, int, int], object]] = {
            **self._of_people(),
            **self._of_contributions(),
            **self._of_cards(),
            **self._of_themes(),
            **self._of_activities(),
            **self._of_the_room(),
        }

    def play(self, moves: Iterable[Move]) -> None:
        """Do all that is not refused."""
        for name, who, a, b in moves:
            try:
                self.acts[name](who, a, b)
            except TryAgain:
                raise  # a fault of ours, and no refusal
            except Refused:
                continue

    def views(self) -> dict[Audience, Held]:
        """What everybody sees."""
        people = [self.room.audience("phone", one) for one in self.people]
        staff = [self.room.audience(lens) for lens in ("board", "desk", "sorter")]
        return {one: self.room.fresh(one) for one in [*people, *staff]}

    def _of_people(self) -> dict[str, Callable[[int, int, int], object]]:
        def changes(who: int, a: int, b: int) -> object:
            perspective = ("", "Volunteer", "Clinician")[b % 3]
            fields = {"name": f"N{a}", "table": str(b), "perspective": perspective}
            return self._by(who, "person.change", **fields)

        return {
            "join": lambda _w, a, b: self.people.append(self.room.joins(f"J{a}", table=str(b))),
            "change_person": changes,
            "remove_person": lambda who, _a, _b: self._desk("person.remove", id=self._who(who).id),
        }

    def _of_contributions(self) -> dict[str, Callable[[int, int, int], object]]:
        def by_author(type: str, a: int, **fields: Any) -> object:
            return self.room.do(self._author(self._card(a)), type, id=self._card(a), **fields)

        def changes(_who: int, a: int, b: int) -> object:
            entry = self._text_of(self._card(a))
            return by_author("contribution.change", a, **{entry: f"new words {b}"})

        return {
            "add": self._add,
            "change": changes,
            "withdraw": lambda _w, a, _b: by_author("contribution.withdraw", a),
            "consent": lambda _w, a, b: by_author(
                "contribution.consent", a, consent=_CONSENTS[b % 3]
            ),
            "cast": self._cast,
        }

    def _of_cards(self) -> dict[str, Callable[[int, int, int], object]]:
        desk, card = self._desk, self._card
        return {
            "accept": lambda _w, a, b: desk("card.accept", ids=[card(a), card(b)]),
            "hide": lambda _w, a, b: desk("card.hide", id=card(a), reason=f"reason {b}"),
            "restore": lambda _w, a, _b: desk("card.restore", id=card(a)),
            "pin": lambda _w, a, b: desk("card.pin", id=card(a), on=bool(b % 2)),
            "translate": lambda _w, a, b: desk(
                "contribution.translate", id=card(a), text=("", f"in English {b}")[b % 2]
            ),
            "merge_cards": lambda _w, a, b: desk("card.merge", from_=card(a), into=card(b)),
        }

    def _of_themes(self) -> dict[str, Callable[[int, int, int], object]]:
        desk, card, theme = self._desk, self._card, self._theme
        return {
            "add_theme": lambda _w, a, b: self._makes("theme.add", name=f"T{a}", cards=[card(b)]),
            "place": lambda _w, a, b: desk("theme.place", card=card(a), theme=theme(b)),
            # On an old picture: refused where Sam has moved the card.
            "place_late": lambda _w, a, b: self.room.do(
                self.second_desk, "theme.place", card=card(a), theme=theme(b), was=None
            ),
            "to_sort": lambda _w, a, _b: desk("theme.place", card=card(a), theme=None),
            "accept_place": lambda _w, a, _b: desk("theme.accept", card=card(a)),
            "merge_themes": lambda _w, a, b: desk("theme.merge", from_=theme(a), into=theme(b)),
            "split": self._split,
            "rename": lambda _w, a, b: desk("theme.rename", theme=theme(a), name=f"R{b}"),
            "remove_theme": lambda _w, a, _b: desk("theme.remove", theme=theme(a)),
            "hold_card": lambda _w, a, b: desk("card.hold", id=card(a), on=bool(b % 2)),
            "take": lambda _w, a, b: desk("theme.take", theme=theme(a), cards=[card(b)]),
            "decline": lambda _w, a, b: self._decline(a, b),
            "lock": lambda _w, a, b: desk("theme.lock", theme=theme(a), on=bool(b % 2)),
            "sort": self._sort,
            "tidy": lambda _w, _a, _b: desk("board.tidy"),
        }

    def _of_activities(self) -> dict[str, Callable[[int, int, int], object]]:
        desk, step = self._desk, self._activity
        return {
            "open": lambda _w, a, _b: desk("activity.open", activity=step(a)),
            "close": lambda _w, a, _b: desk("activity.close", activity=step(a)),
            "reopen": lambda _w, a, _b: desk("activity.reopen", activity=step(a)),
            "remove": lambda _w, a, _b: desk("activity.remove", activity=step(a)),
            "reveal": lambda _w, a, _b: desk("activity.reveal", activity=self._vote(a)),
            "next": lambda _w, _a, _b: desk("activity.next"),
            "extend": lambda _w, a, b: desk("activity.extend", activity=step(a), minutes=b + 1),
            "add_vote": self._add_vote,  # and open it
            "change_activity": lambda _w, a, b: desk(
                "activity.change", activity=step(a), title=f"Step {b}"
            ),
            "move_activity": lambda _w, a, b: desk(
                "activity.move", activity=step(a), after=step(b)
            ),
        }

    def _of_the_room(self) -> dict[str, Callable[[int, int, int], object]]:
        desk = self._desk
        return {
            "show": lambda _w, a, b: desk(
                "board.show", view=_VIEWS[a % 7], theme=self._theme(b), card=self._card(b), page=b
            ),
            "hold": lambda _w, a, _b: desk("room.hold", on=bool(a % 2)),
            "freeze": lambda _w, a, _b: desk("room.freeze", on=bool(a % 2)),
            "announce": lambda _w, a, _b: desk("room.announce", text=f"in {a} minutes"),
            "end": lambda _w, _a, _b: desk("room.end"),
            "reopen_room": lambda _w, _a, _b: desk("room.reopen"),
            "open_room": lambda _w, _a, _b: desk("room.open"),
            "new_code": lambda _w, _a, _b: desk("room.new_code"),
            "undo": lambda _w, _a, _b: desk("undo"),
            "redo": self._redo,
            "wait": lambda _w, a, _b: self.room.waits(seconds=30 * a),
        }

    def _add(self, who: int, a: int, b: int) -> None:
        fields: dict[str, Any] = {"stories": self._stories()[: b % 2]}
        kind = _KINDS[a % 3]
        if kind == "story":
            fields = {"consent": _CONSENTS[b % 3], "conditions": ["time"], "title": f"Title {b}"}
        fields["activity"] = self._asking()
        self.cards.append(self.room.adds(self._who(who), f"words {a} {b}", kind, **fields))

    def _cast(self, who: int, a: int, b: int) -> None:
        vote = self._vote(a)
        options = [one["id"] for one in self.room.all("option") if one["activity"] == vote]
        choices = {one: (place + b) % 3 for place, one in enumerate(options[:3])}
        self._by(who, "ballot.cast", activity=vote, choices=choices)

    def _sort(self, _who: int, a: int, b: int) -> None:
        moves = [
            {"card": self._card(a), "theme": self._theme(b)},
            {"card": self._card(b), "new": "g1"},
            {"card": self._card(a + b), "new": "g1"},
            {"card": self._card(a + 1), "theme": None},
        ]
        titles = {"g1": self._card(b), self._theme(a): self._card(a)}
        offer = {"theme": self._theme(a), "kind": "split", "reason": "apart"}
        said: dict[str, Any] = {"moves": moves[: a % 5], "titles": titles}
        if b % 3:
            said["offers"] = [offer | {"cards": [self._card(b)]}][: b % 3 - 1]
        said["near"] = {self._card(a): [self._theme(b)]}
        said["unplaced"] = {self._card(b): "language" if a % 2 else None}
        if a % 2:
            said["same"] = [[self._card(a), self._card(b)]][: b % 2]
        base = self.room.seq - b % 2  # now and then it has missed the newest
        done = self.room.do(self.room.sorter, "theme.sort", base=base, **said)
        self.themes += done["themes"].values()

    def _split(self, _who: int, a: int, b: int) -> None:
        theme = self._theme(a)
        inside = [one["id"] for one in self.room.all("card") if one["theme"] == theme]
        self._makes("theme.split", theme=theme, cards=inside[: b % 3])

    def _decline(self, a: int, b: int) -> None:
        kind = ("merge", "split", "followers", "same")[a % 4]
        cards = [self._card(a), self._card(b)]
        said = {"theme": self._theme(a), "other": self._theme(b), "cards": cards}
        self._desk("offer.decline", kind=kind, **said)

    def _redo(self, _who: int, a: int, _b: int) -> None:
        if a % 2:
            self._desk("undo")
        self._desk("redo")

    def _add_vote(self, _who: int, a: int, _b: int) -> None:
        settings = {"options_from": ("themes", "principle", "story", self._activity(a))[a % 4]}
        added = self._desk("activity.add", kind="vote", title="Vote", settings=settings)
        self._desk("activity.open", activity=added["id"])

    def _makes(self, type: str, **fields: Any) -> None:
        self.themes.append(self._desk(type, **fields)["id"])

    def _desk(self, type: str, **fields: Any) -> Any:
        return self.room.do(self.room.desk, type, **fields)

    def _by(self, who: int, type: str, **fields: Any) -> Any:
        return self.room.do(self._who(who), type, **fields)

    def _who(self, who: int) -> Person:
        return self.people[who % len(self.people)]

    def _author(self, card: str) -> Person:
        return next(one for one in self.people if self.room.sees("mine", card, "phone", one))

    def _card(self, which: int) -> str:
        return self.cards[which % len(self.cards)]

    def _theme(self, which: int) -> str:
        return self.themes[which % len(self.themes)]

    def _activity(self, which: int) -> str:
        ids = [one["id"] for one in self.room.all("activity")]
        return str(ids[which % len(ids)])

    def _asking(self) -> str:
        """An activity that asks for stories and what is behind them, an open one if there is."""
        asking = [one for one in self.room.all("activity") if "story" in one["settings"]["accepts"]]
        asking.sort(key=lambda one: one["state"] != "open")
        return str(asking[0]["id"]) if asking else "none"

    def _vote(self, which: int) -> str:
        """A vote; one that was opened, while there is one."""
        votes = [one for one in self.room.all("activity") if one["kind"] == "vote"]
        opened = [one for one in votes if one["state"] != "planned"]
        ids = [one["id"] for one in opened or votes]
        return str(ids[which % len(ids)]) if ids else "none"

    def _stories(self) -> list[str]:
        return [one["id"] for one in self.room.all("card") if one["kind"] == "story"]

    def _text_of(self, card: str) -> str:
        return "happened" if card in self._stories() else "text"


def kinds_in(update: Update) -> set[str]:
    """The collections that an update tells of."""
    return {*update["put"], *update["drop"]}


# What makes most of the room is played more often.
_OFTEN = ("add", "place", "cast", "hide", "undo", "change", "sort", "reveal", "reopen_room")


def moves(names: Iterable[str]) -> st.SearchStrategy[list[Move]]:
    """Some acts in a row."""
    number = st.integers(0, 5)
    name = st.sampled_from([*sorted(names), *_OFTEN])
    return st.lists(st.tuples(name, number, number, number), max_size=16)


ACTS = (
    *("join", "change_person", "remove_person", "add", "change", "withdraw", "consent", "cast"),
    *("accept", "hide", "restore", "pin", "translate", "merge_cards"),
    *("add_theme", "place", "place_late", "to_sort", "accept_place"),
    *("merge_themes", "split", "rename"),
    *("remove_theme", "lock", "sort", "tidy", "take", "decline", "hold_card"),
    *("open", "close", "reopen", "remove", "reveal", "next", "extend", "add_vote"),
    *("change_activity", "move_activity"),
    *("show", "hold", "freeze", "announce", "end", "reopen_room", "open_room", "new_code"),
    *("undo", "redo", "wait"),
)
