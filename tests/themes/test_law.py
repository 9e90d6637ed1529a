"""Whatever the machine says and in whatever order, what people decided stays as they left it."""

from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oasis_live.kernel.refused import Refused
from tests.themes.wall import Wall, a_wall

HUMAN = ("place", "take_out", "accept", "merge", "split", "rename", "lock", "undo")

acts = st.lists(
    st.tuples(
        st.sampled_from(["sort", *HUMAN, "sort"]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=12,
)


def human(wall: Wall, name: str, a: int, b: int) -> Any:
    """One act of a person's. Raises Refused."""
    themes = sorted(wall.themes()) or ["none"]
    one, other, card = themes[a % len(themes)], themes[b % len(themes)], wall.cards[a]
    return {
        "place": lambda: wall.sam("theme.place", card=card, theme=other),
        "take_out": lambda: wall.sam("theme.place", card=card, theme=None),
        "accept": lambda: wall.sam("theme.accept", card=card),
        "merge": lambda: wall.sam("theme.merge", from_=one, into=other),
        "split": lambda: wall.sam("theme.split", theme=one, cards=[card]),
        "rename": lambda: wall.sam("theme.rename", theme=one, name=f"Name {b}"),
        "lock": lambda: wall.sam("theme.lock", theme=one, on=bool(b % 2)),
        "undo": lambda: wall.sam("undo"),
    }[name]()


def machine(wall: Wall, a: int, b: int) -> None:
    """Any move and any title, from any number."""
    there = ({"theme": one} for one in sorted(wall.themes()))
    targets: list[dict[str, Any]] = [{"theme": None}, {"new": "g"}, *there]
    moves = [
        {"card": card, **targets[(a + n * b) % len(targets)]} for n, card in enumerate(wall.cards)
    ]
    titles = dict.fromkeys([*wall.themes(), "g"], wall.cards[b])
    wall.sorts(*moves, titles=titles, base=0 if a == 3 else None)


def decided(wall: Wall) -> dict[str, Any]:
    """What people decided: places that are theirs, what is in locked themes, and given names."""
    themes = wall.themes()
    shut = {one for one, theme in themes.items() if theme["locked"]}
    held = {c["id"] for c in wall.all("card", "sorter") if c["held"]}
    cards = wall.all("card")
    return {
        "places": {c["id"]: c["theme"] for c in cards if c["id"] in held or c["theme"] in shut},
        "names": {i: theme["name"] for i, theme in themes.items() if theme["named_by_people"]},
        "accepted": {i for i, theme in themes.items() if theme["accepted"]},
    }


@given(moves=acts)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_no_machine_undoes_what_a_person_decided(moves: list[tuple[str, int, int]]) -> None:
    with a_wall() as wall:
        for name, a, b in moves:
            if name == "sort":
                before = decided(wall)
                machine(wall, a, b)
                assert decided(wall) == before
                continue
            with suppress(Refused):
                human(wall, name, a, b)
