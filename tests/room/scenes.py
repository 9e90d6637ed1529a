"""For each command and each moment, where all that it may change is seen to change.

A scene prepares a busy room and gives the act; whoever looked on before it must end up fresh.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from oasis_live.kernel.person import Audience
from oasis_live.summits.rules.summit import State
from oasis_live.summits.store import load_summit, save_summit
from tests.a_room import ARoom, Held
from tests.engine.notes import apply

Act = Callable[[], object]


class Busy:
    """A room after two votes: three principles and two stories, two themes, dots on all of it.

    Ann's card is in the theme *Time*, Ben's in *Trust*; Ann's card comes from her story.
    """

    def __init__(self, room: ARoom) -> None:
        self.room = room
        room.opens("interviews")
        self.story: str = room.adds(room.ann, "I sat with him.", "story", consent="first_name")
        self.other_story = room.adds(room.ben, "We had tea.", "story")
        self.a = room.adds(room.ann, "a", stories=[self.story])
        self.b, self.c = room.adds(room.ben, "b"), room.adds(room.cat, "c")
        self.time: str = self.desk("theme.add", name="Time", cards=[self.a])["id"]
        self.trust: str = self.desk("theme.add", name="Trust", cards=[self.b])["id"]
        self.vote = self.opens_vote("principle", 2)
        self.second = self.opens_vote("themes", 1)
        later = [one for one in room.all("activity") if one["state"] == "planned"]
        self.later: str = next(one["id"] for one in later if one["kind"] == "vote")
        self.planned: str = self.desk("activity.add", kind="questions", title="Questions")["id"]
        for vote in (self.vote, self.second):
            self.desk("activity.reveal", activity=vote)
        self.talk = room.current

    def desk(self, type: str, **fields: Any) -> dict[str, Any]:
        """A facilitator's command."""
        return self.room.do(self.room.desk, type, **fields)

    def opens_vote(self, options_from: str, dots: int) -> str:
        """A new vote, open, with dots of Ann's and Ben's on each option."""
        settings = {"options_from": options_from, "dots": 20}
        added = self.desk("activity.add", kind="vote", title="Vote", settings=settings)["id"]
        self.desk("activity.open", activity=added)
        for person in (self.room.ann, self.room.ben):
            self.casts(added, dots, person)
        return str(added)

    def casts(self, vote: str, dots: int, person: Any = None) -> None:
        """Dots on each option of a vote."""
        options = [one["id"] for one in self.room.all("option") if one["activity"] == vote]
        choices = dict.fromkeys(options, dots)
        self.room.do(person or self.room.ann, "ballot.cast", activity=vote, choices=choices)

    def ann(self, type: str, **fields: Any) -> dict[str, Any]:
        """A command of Ann's."""
        return self.room.do(self.room.ann, type, **fields)

    def sort(self, **fields: Any) -> None:
        """The worker's answer."""
        self.room.do(self.room.sorter, "theme.sort", base=self.room.seq, **fields)

    def shut(self) -> None:
        """As it was before the room was opened."""
        with self.room.house.database.writing() as tx_of:
            tx = tx_of(self.room.id)
            save_summit(tx, replace(load_summit(tx), state=State.PLANNED))

    def views(self) -> dict[Audience, Held]:
        """What everybody sees."""
        return {one: self.room.fresh(one) for one in self.room.audiences() if one.person}


def ends_fresh(busy: Busy, act: Act) -> bool:
    """Whether all who looked on before the act and missed it are brought up to date."""
    stale, seq = busy.views(), busy.room.seq
    act()
    for audience, view in stale.items():
        apply(view, busy.room.since(audience, seq))
        if view != busy.room.fresh(audience):
            return False
    return True


Scene = Callable[[Busy], Act]


def desk(type: str, **fields: Callable[[Busy], object] | object) -> Scene:
    """A scene of one act at the desk; what is callable is asked of the room."""

    def scene(busy: Busy) -> Act:
        given = {name: value(busy) if callable(value) else value for name, value in fields.items()}
        return lambda: busy.desk(type, **given)

    return scene


def ann(type: str, **fields: Callable[[Busy], object] | object) -> Scene:
    """A scene of one act of Ann's."""

    def scene(busy: Busy) -> Act:
        given = {name: value(busy) if callable(value) else value for name, value in fields.items()}
        return lambda: busy.ann(type, **given)

    return scene


def after(first: Scene, then: Scene) -> Scene:
    """The second scene, once the first was played."""

    def scene(busy: Busy) -> Act:
        first(busy)()
        return then(busy)

    return scene


def opening(busy: Busy) -> Act:
    busy.shut()
    return lambda: busy.desk("room.open")


def removed(busy: Busy) -> Act:
    return lambda: busy.desk("person.remove", id=busy.room.ann.id)


def joined(busy: Busy) -> Act:
    return lambda: busy.room.joins("Dee", table="9")


def casting(busy: Busy) -> Act:
    vote = busy.opens_vote("story", 1)
    return lambda: busy.casts(vote, 2, busy.room.cat)


def sorting(busy: Busy) -> Act:
    moves = [{"card": one, "new": "g"} for one in (busy.c, busy.story)]
    return lambda: busy.sort(moves=moves, titles={"g": busy.c})


def offering(busy: Busy) -> None:
    """What the machine offers and tells: everything that a desk can answer."""
    offer = {"theme": busy.time, "kind": "merge", "other": busy.trust, "reason": "alike"}
    busy.sort(offers=[offer], same=[[busy.b, busy.c]], near={busy.c: [busy.time]})


def declining(**said: Callable[[Busy], object]) -> Scene:
    def scene(busy: Busy) -> Act:
        offering(busy)
        return desk("offer.decline", **said)(busy)

    return scene


def hinting(busy: Busy) -> Act:
    return lambda: offering(busy)


def renamed_perspectives(busy: Busy) -> Act:
    room = busy.room
    return lambda: room.vouched(room.system, "summit.change", perspectives=["Volunteer"])


def suggested(busy: Busy, *cards: str) -> None:
    """Cards in a theme that nobody but the machine has touched."""
    busy.sort(moves=[{"card": one, "new": "g"} for one in cards], titles={"g": cards[0]})


def last_one(act: Scene) -> Scene:
    """Cat's card is the last that is seen of a suggestion: what is hidden in it goes with it."""

    def scene(busy: Busy) -> Act:
        suggested(busy, busy.c, busy.story)
        busy.desk("card.hide", id=busy.story)
        return act(busy)

    return scene


def voted_on(act: Scene) -> Scene:
    """A suggestion was voted on, and Cat's card is the last that is left in it."""

    def scene(busy: Busy) -> Act:
        suggested(busy, busy.c, busy.story, busy.other_story)
        vote = busy.opens_vote("themes", 1)
        busy.desk("activity.reveal", activity=vote)
        busy.desk("card.hide", id=busy.story)
        busy.desk("card.hide", id=busy.other_story)
        return act(busy)

    return scene


def counted_by_perspective(busy: Busy) -> Act:
    """All who vote are clinicians, and enough of them to be shown; then Ann is none any more."""
    busy.ann("person.change", perspective="Clinician")
    others = [busy.room.joins(perspective="Clinician") for _ in range(3)]
    vote = busy.opens_vote("principle", 1)
    for one in others:
        busy.casts(vote, 1, one)
    busy.desk("activity.reveal", activity=vote)
    return ann("person.change", perspective="Volunteer")(busy)


def at_two_tables(busy: Busy) -> Act:
    """Ann and Ben sit at one table, and both have a card in one theme."""
    busy.desk("theme.place", card=busy.b, theme=busy.time)
    return ann("person.change", table="7")(busy)


def called_by_other_words(busy: Busy) -> Act:
    """A suggestion is called by the words of a card."""
    suggested(busy, busy.c, busy.story)
    return lambda: busy.room.do(busy.room.cat, "contribution.change", id=busy.c, text="new c")


def withdrawn_by_cat(busy: Busy) -> Act:
    return lambda: busy.room.do(busy.room.cat, "contribution.withdraw", id=busy.c)


def a(busy: Busy) -> str:
    return busy.a


def b(busy: Busy) -> str:
    return busy.b


def c(busy: Busy) -> str:
    return busy.c


def story(busy: Busy) -> str:
    return busy.story


def time(busy: Busy) -> str:
    return busy.time


def trust(busy: Busy) -> str:
    return busy.trust


def vote(busy: Busy) -> str:
    return busy.vote


def second(busy: Busy) -> str:
    return busy.second


def talk(busy: Busy) -> str:
    return busy.talk


def planned(busy: Busy) -> str:
    return busy.planned


def later(busy: Busy) -> str:
    return busy.later


def letting_go(busy: Busy) -> Act:
    """The desk's line has ended."""
    room = busy.room
    return lambda: room.vouched(room.system, "card.let_go", connection=room.desk.bearer)


HIDE_C = desk("card.hide", id=c)
HOLD = desk("room.hold", on=True)
HIDE = desk("card.hide", id=a)
CHECKED_AGAIN = after(HOLD, ann("contribution.change", id=a, text="new a"))
MERGE_CARDS = desk("card.merge", from_=a, into=b)
MERGE_THEMES = desk("theme.merge", from_=time, into=trust)
RENAME = desk("theme.rename", theme=time, name="Time to sit")
LAST = desk("activity.move", activity=later, after=second)
MOVE_STEP = desk("activity.move", activity=planned, after=None)
UNDO, REDO = desk("undo"), desk("redo")

COMMANDS: dict[str, list[Scene]] = {
    "person.join": [joined],
    "person.change": [ann("person.change", name="Anna", table="7", perspective="Volunteer")],
    "person.remove": [removed],
    "contribution.add": [ann("contribution.add", activity=talk, kind="principle", text="new")],
    "contribution.change": [CHECKED_AGAIN],
    "contribution.withdraw": [ann("contribution.withdraw", id=story)],
    "contribution.consent": [ann("contribution.consent", id=story, consent="anonymous")],
    "contribution.translate": [
        desk("contribution.translate", id=a, text="time"),
        after(
            desk("contribution.translate", id=a, text="x"),
            desk("contribution.translate", id=a, text=""),
        ),
    ],
    "ballot.cast": [casting],
    "card.accept": [after(CHECKED_AGAIN, desk("card.accept", id=a))],
    "card.hide": [HIDE],
    "card.restore": [after(HIDE, desk("card.restore", id=a))],
    "card.pin": [desk("card.pin", id=a, on=True)],
    "card.merge": [MERGE_CARDS],
    "card.hold": [
        desk("card.hold", id=a, on=True),
        after(desk("card.hold", id=a, on=True), desk("card.hold", id=a, on=False)),
    ],
    "card.let_go": [after(desk("card.hold", id=a, on=True), letting_go)],
    "theme.add": [desk("theme.add", name="Tea", cards=lambda busy: [busy.a])],
    "theme.place": [desk("theme.place", card=a, theme=trust)],
    "theme.accept": [after(sorting, desk("theme.accept", card=story))],
    "theme.merge": [MERGE_THEMES],
    "theme.split": [desk("theme.split", theme=time, cards=lambda busy: [busy.a])],
    "theme.rename": [RENAME],
    "theme.remove": [desk("theme.remove", theme=time)],
    "theme.lock": [desk("theme.lock", theme=time, on=True)],
    "theme.sort": [sorting, hinting],
    "theme.take": [desk("theme.take", theme=time, cards=lambda busy: [busy.c])],
    "offer.decline": [
        declining(kind=lambda _b: "merge", theme=time, other=trust),
        declining(kind=lambda _b: "same", cards=lambda busy: [busy.b, busy.c]),
    ],
    "board.tidy": [after(desk("theme.remove", theme=time), desk("board.tidy"))],
    "board.show": [desk("board.show", view="focus", theme=time)],
    "activity.open": [desk("activity.open", activity=later)],
    "activity.close": [desk("activity.close", activity=talk)],
    "activity.reveal": [
        after(desk("activity.reopen", activity=vote), desk("activity.reveal", activity=vote))
    ],
    "activity.reopen": [desk("activity.reopen", activity=vote)],
    "activity.next": [after(LAST, desk("activity.next"))],
    "activity.extend": [desk("activity.extend", activity=talk, minutes=1)],
    "activity.add": [desk("activity.add", kind="questions", title="Why", after=talk)],
    "activity.change": [desk("activity.change", activity=talk, title="Talk")],
    "activity.move": [MOVE_STEP],
    "activity.remove": [desk("activity.remove", activity=planned)],
    "room.open": [opening],
    "room.announce": [desk("room.announce", text="Five minutes")],
    "room.hold": [HOLD],
    "room.freeze": [desk("room.freeze", on=True)],
    "room.end": [desk("room.end")],
    "room.reopen": [after(desk("room.end"), desk("room.reopen"))],
    "room.new_code": [desk("room.new_code")],
    "summit.change": [renamed_perspectives],
    "undo": [after(HIDE, UNDO), after(RENAME, UNDO), after(MOVE_STEP, UNDO)],
    "redo": [
        after(after(HIDE, UNDO), REDO),
        after(after(RENAME, UNDO), REDO),
        after(after(MOVE_STEP, UNDO), REDO),
    ],
}
# More than fill the first row of the board.
A_FOURTH_THEME = after(desk("theme.add", name="Tea first"), desk("theme.add", name="Rest"))

MOMENTS: dict[str, list[Scene]] = {
    "activity.opened": [lambda busy: lambda: busy.opens_vote("story", 1)],
    "activity.revealed": COMMANDS["activity.reveal"],
    "activity.reopened": COMMANDS["activity.reopen"],
    "contribution.shown": COMMANDS["card.accept"],
    "contribution.changed": [
        ann("contribution.change", id=a, text="new a"),
        called_by_other_words,
    ],
    "contribution.hidden": [HIDE, last_one(HIDE_C)],
    "contribution.restored": COMMANDS["card.restore"],
    "contribution.merged": [MERGE_CARDS, last_one(desk("card.merge", from_=c, into=a))],
    "contribution.erased": [
        ann("contribution.withdraw", id=a),
        after(MERGE_CARDS, ann("contribution.withdraw", id=a)),
        last_one(withdrawn_by_cat),
    ],
    "theme.changed": [RENAME, voted_on(HIDE_C), A_FOURTH_THEME],
    "person.changed": [*COMMANDS["person.change"], counted_by_perspective, at_two_tables],
    "summit.changed": [renamed_perspectives],
}
