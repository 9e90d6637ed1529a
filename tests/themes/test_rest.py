"""The machine and the room together come to rest: then nothing moves until somebody says more."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oasis_live.rehearsal.parts import parts
from oasis_live.themes.meaning.lexical import LEXICAL
from oasis_live.themes.meaning.sorting import Sorter
from tests.a_room import ARoom
from tests.themes.wall import Wall, a_wall

# The machine grows less strict step by step while there are more groups than people can take in.
MOST_TICKS = 60
WORDS = (
    *("time", "listen", "people", "bed", "home", "neighbours", "pace", "tea", "trust", "hands"),
    *("night", "door", "garden", "daughter", "work", "slowly", "really", "going", "their"),
    *("at", "with", "the", "of", "knowing", "what", "matters"),
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map(" ".join)


def ticks_until_rest(wall: Wall, sorter: Sorter) -> int:
    """How often the worker has something to say about a room in which nobody else acts."""
    for tick in range(MOST_TICKS):
        answer = sorter.tick(wall.all("card", "sorter"), wall.all("theme", "sorter"))
        if answer.is_empty:
            return tick
        wall.sorts(*answer.moves, titles=answer.titles)
    raise AssertionError("the room does not come to rest")


def test_a_hall_comes_to_rest_and_no_card_is_lost() -> None:
    with a_wall() as wall:
        for n, text in enumerate(texts_of_a_hall()):
            wall.adds(wall.people[n % 3], text)
        ticks_until_rest(wall, Sorter(LEXICAL))
        themes = wall.themes()
        assert len(themes) > 3
        assert {one["theme"] for one in wall.all("card")} <= {None, *themes}


@given(
    said=st.lists(SENTENCES, min_size=4, max_size=30), acts=st.lists(st.integers(0, 9), max_size=6)
)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_a_room_that_people_shaped_comes_to_rest_as_well(said: list[str], acts: list[int]) -> None:
    with a_wall() as wall:
        wall.cards += [wall.adds(wall.people[n % 3], text) for n, text in enumerate(said)]
        sorter = Sorter(LEXICAL)
        ticks_until_rest(wall, sorter)
        for act in acts:
            shape(wall, act)
        shut = locked(wall)
        held = {c["id"]: c["theme"] for c in wall.all("card", "sorter") if c["held"]}
        ticks_until_rest(wall, sorter)
        assert {card: wall.one("card", card)["theme"] for card in held} == held
        assert locked(wall) == shut


def shape(wall: Wall, act: int) -> None:
    """Something that a person does to the board."""
    themes, chance = sorted(wall.themes()), random.Random(act)
    card = chance.choice(wall.cards)
    if act < 3 or len(themes) < 2:
        wall.adds_theme(f"Name {act}", card)
    elif act < 6:
        wall.sam("theme.place", card=card, theme=chance.choice(themes))
    elif act < 8:
        source, target = chance.sample(themes, 2)
        wall.sam("theme.merge", from_=source, into=target)
    else:
        wall.sam("theme.lock", theme=chance.choice(themes), on=True)


def locked(wall: ARoom) -> dict[str, set[str]]:
    """The cards in each locked theme."""
    shut = {one["id"] for one in wall.all("theme") if one["locked"]}
    return {one: {c["id"] for c in wall.all("card") if c["theme"] == one} for one in shut}


def texts_of_a_hall() -> list[str]:
    """What the people of a rehearsal say."""
    return [text for part in parts() for text in part.principles][:60]
