"""What holds of a room and its sorter, both the real ones, whatever arrives and whoever acts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from oasis_live.engine.changes import Entry
from oasis_live.kernel.refused import Refused
from oasis_live.themes.meaning.answer import Answer
from oasis_live.themes.meaning.lexical import LEXICAL
from oasis_live.themes.meaning.sorting import Sorter
from tests.themes.wall import Wall, a_wall

WORDS = ("time", "listen", "bed", "home", "neighbours", "tea", "trust", "night", "door", "garden")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join)
# Each act is a person's or the machine's: what, and which of the cards and themes there are.
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ("say", "say", "tick", "place", "merge", "split", "remove", "name", "lock")
        ),
        st.integers(0, 99),
        st.integers(0, 99),
    ),
    min_size=4,
    max_size=14,
)
# Each makes a house with its database. A failing story is printed as it was found.
few = settings(max_examples=5, phases=[Phase.explicit, Phase.generate])


class Room:
    """A room, and the worker's sorter without the wire between. Theirs is all that is tested."""

    def __init__(self, wall: Wall, said: Sequence[str]) -> None:
        self.wall, self.sorter, self.said = wall, Sorter(LEXICAL), 0
        for text in said:
            self.say(text)

    def say(self, text: str) -> None:
        """A contribution comes, and gets its first place."""
        self.wall.adds(self.wall.ann if self.said % 2 else self.wall.cat, text)
        self.said += 1
        self._take(self.sorter.arrive(*self.seen()))

    def tick(self) -> None:
        """The machine looks at everything."""
        self._take(self.sorter.tick(*self.seen()))

    def seen(self) -> tuple[list[Entry], list[Entry]]:
        """What the sorter holds."""
        return self.wall.all("card", "sorter"), self.wall.all("theme", "sorter")

    def places(self, *, held: bool | None = None) -> dict[str, str | None]:
        """Where the cards are; of those only that a person's word holds, or doesn't."""
        cards = self.wall.all("card", "sorter")
        return {one["id"]: one["theme"] for one in cards if held in (None, one["held"])}

    def act(self, what: str, a: int, b: int) -> None:
        """One act. What a person may not do now is refused, and that is right."""
        cards, themes = sorted(self.places()), sorted(self.wall.themes())
        card, theme = cards[a % len(cards)], themes[a % len(themes)] if themes else ""
        other = themes[b % len(themes)] if themes else ""
        inside = [one for one, at in self.places().items() if at == theme]
        if what == "say":
            self.say(f"{WORDS[a % 10]} {WORDS[b % 10]} {WORDS[(a + b) % 10]}")
        elif what == "tick":
            self.tick()
        elif themes:
            self._person(what, card=card, theme=theme, other=other, part=inside[: len(inside) // 2])

    def _person(self, what: str, *, card: str, theme: str, other: str, part: list[str]) -> None:
        kind, fields = {
            "place": ("theme.place", {"card": card, "theme": theme}),
            "merge": ("theme.merge", {"from_": theme, "into": other}),
            "split": ("theme.split", {"theme": theme, "cards": part}),
            "remove": ("theme.remove", {"theme": theme}),
            "name": ("theme.rename", {"theme": theme, "name": f"Name {card[-4:]}"}),
            "lock": ("theme.lock", {"theme": theme, "on": True}),
        }[what]
        try:
            self.wall.sam(kind, **fields)  # type: ignore[arg-type] # each has its own fields
        except Refused:
            return

    def _take(self, answer: Answer) -> None:
        self.wall.sorts(*answer.moves, titles=answer.titles)


@contextmanager
def a_room(said: Sequence[str] = ()) -> Iterator[Room]:
    with a_wall() as wall:
        yield Room(wall, said)


@given(acts=ACTS, later=st.lists(SENTENCES, min_size=2, max_size=5))
@few
def test_what_people_decided_stays_whatever_arrives(
    acts: list[tuple[str, int, int]], later: list[str]
) -> None:
    """Placed cards, names, ids, colours, places; what was removed is not opened again.

    Mutation: neither `_move` in sorting.py nor `by_machine` in placement.py asks `is_free`.
    """
    with a_room(WORDS) as room:
        gone: set[str] = set()
        for act in acts:
            before = set(room.wall.themes())
            room.act(*act)
            gone |= before - set(room.wall.themes())
        held, themes = room.places(held=True), room.wall.themes()
        for text in later:
            room.say(text)
            room.tick()
        # A worker that has lost its mind.
        room.wall.sorts(*({"card": card, "new": "g"} for card in held))
        now = room.wall.themes()
        assert held.items() <= room.places(held=True).items()
        assert not gone & set(now)
        for one in (theme for theme in themes.values() if theme["accepted"]):
            assert one | _free(now[one["id"]]) == now[one["id"]]


def _free(theme: Entry) -> dict[str, Any]:
    """What may change of a theme that a person touched: what is in it, and words nobody chose."""
    names = ("counts", "offers") if theme["named_by_people"] else ("counts", "offers", "name")
    return {name: theme[name] for name in names}


@given(acts=ACTS, pair=st.tuples(st.integers(0, 99), st.integers(0, 99)))
@few
def test_to_take_a_merge_back_restores_everything(
    acts: list[tuple[str, int, int]], pair: tuple[int, int]
) -> None:
    """Mutation: `undoing.put_back` without the cards."""
    with a_room(WORDS) as room:
        for act in acts:
            room.act(*act)
        themes = sorted(room.wall.themes())
        if len(themes) < 2:
            return
        one, other = themes[pair[0] % len(themes)], themes[pair[1] % len(themes)]
        before = room.wall.structure()
        if one == other:
            return
        undo = room.wall.sam("theme.merge", from_=one, into=other)["undo"]
        room.wall.sam("undo", id=undo)
        assert room.wall.structure() == before


@given(acts=ACTS)
@few
def test_the_same_facts_give_the_same_board(acts: list[tuple[str, int, int]]) -> None:
    """Mutation: look.py leaves the cards in the order in which it holds them."""
    boards = []
    for turn in (1, -1):
        with a_room(WORDS) as room:
            hold = room.seen
            room.seen = lambda h=hold, t=turn: (h()[0][::t], h()[1][::t])  # type: ignore[method-assign, misc] # another order
            for act in acts:
                room.act(*act)
            boards.append(room.wall.structure())
    assert boards[0] == boards[1]
