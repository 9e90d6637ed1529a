"""A story is where the principles are that came from it, whatever its own words are."""

from oasis_live.themes.meaning.lexical import LEXICAL
from oasis_live.themes.meaning.sorting import Sorter
from tests.themes.wall import Wall

LISTENING = ("Time to listen to people", "Time to listen", "Taking the time to listen")
NEARNESS = ("A bed near home", "At home, near the neighbours", "Near home and neighbours")


def sort(wall: Wall, sorter: Sorter) -> None:
    """One look of the worker's at what it holds."""
    answer = sorter.tick(wall.all("card", "sorter"), wall.all("theme", "sorter"))
    wall.sorts(*answer.moves, titles=answer.titles)


def test_a_linked_story_lands_in_its_principles_theme_and_is_counted_there(wall: Wall) -> None:
    """Mutation: `with_stories` in look.py left out -> the story lands elsewhere."""
    sorter = Sorter(LEXICAL)
    story = wall.adds(wall.ann, "We both laughed about the goldfish", "story")
    linked = [wall.adds(wall.cat, text, stories=[story]) for text in LISTENING]
    for text in NEARNESS:
        wall.adds(wall.cat, text)
    for _look in range(3):
        sort(wall, sorter)
    theme = wall.one("card", linked[0])["theme"]
    assert theme is not None
    assert wall.one("card", story)["theme"] == theme
    held = wall.one("theme", theme)["counts"]
    assert held["stories"] == 1
    assert held["principles"] >= len(LISTENING)
    assert held["tables"] == 2
    wall.sam("theme.place", card=story, theme=wall.adds_theme("Laughter"))
    assert wall.one("theme", theme)["counts"]["stories"] == 0
