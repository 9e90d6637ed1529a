"""Invented rooms: the entries that a server would send a desk."""

from typing import Any

from tests.board.hall import BOARD, ROOM, UNSORTED, WRITTEN, Entry, card

Entries = dict[str, list[Entry]]
GUESSES = ("t4", "t1", "t7", "t2", "t1", "t8")
# The cards that `room` has to sort, and how the first of them begins.
TO_SORT = [f"c{1000 + at}" for at in range(len(GUESSES))]
HUMOUR = "Humour. We laughed"
STORY: Entry = {
    "kind": "story",
    "text": None,
    "title": "You’ve only got to sit with him",
    "happened": "A man I support had not left the house for four years. For six months I came "
    "once a week and sat with him, and we talked about trains. One morning he had his coat on "
    "before I rang. Now he pays for his own tea in the café.",
    "gem": "You’ve only got to sit with him.",
    "conditions": ["Time to get to know him", "Practising with his own money"],
    "wishes": [],
    "consent": "first_name",
    "credit": "Mike",
    "table": "12",
}


def room(*, sizes: tuple[int, ...] = (24, 17, 15, 11, 13, 11, 13, 9, 7), **changed: Any) -> Entries:
    """A hall in the middle of its day: themes of these sizes, and six suggestions to sort."""
    entries: Entries = {
        "room": [ROOM | {"counts": {"people": 214, "stories": 90, "shared": 126}} | changed],
        "board": [BOARD],
        "activity": run_sheet(),
        "theme": [theme(at) for at in range(len(sizes))],
        "card": [*_suggested(), *_placed(sizes)],
        "person": [person(at) for at in range(5)],
    }
    return entries


def theme(at: int, **more: Any) -> Entry:
    """The theme in place number `at` + 1."""
    place = {"id": f"t{at + 1}", "order": at, "pool": at + 1, "colour": at % 10 + 1}
    counts = {"cards": 9, "principles": 5, "stories": 4, "tables": 7}
    made = {"named_by_people": True, "accepted": True, "locked": False, "offers": []}
    return place | {"name": WRITTEN[at]["name"], "counts": counts} | made | more


def desk_card(at: int, text: str, theme: str | None, **more: Any) -> Entry:
    """A card as the desk sees it."""
    seen: Entry = {"state": "shown", "flags": [], "table": "", "consent": None, "pinned": False}
    return card(at, text, theme) | {"wordings": [text], "placed_by": "Ann"} | seen | more


def suggested(at: int, text: str, theme: str | None, **more: Any) -> Entry:
    """A card that the machine has put somewhere, and nobody accepted yet."""
    return desk_card(at, text, theme, placed_by=None, **more)


def _suggested() -> list[Entry]:
    pairs = zip(UNSORTED, GUESSES, strict=True)
    return [suggested(1000 + at, text, theme) for at, (text, theme) in enumerate(pairs)]


def _placed(sizes: tuple[int, ...]) -> list[Entry]:
    placed = [
        (text, f"t{number}")
        for number, n in enumerate(sizes, 1)
        for text in (WRITTEN[number - 1]["texts"] * 3)[:n]
    ]
    return [desk_card(at, text, theme) for at, (text, theme) in enumerate(placed)]


def person(at: int) -> Entry:
    """Somebody who has joined."""
    names = ("Mike", "Asha", "", "Tom", "Siân")
    perspective = ("Care or support worker", "I use services", "", "Clinician", "Volunteer")
    return {
        "id": f"p{at}",
        "name": names[at],
        "table": str(at + 1),
        "perspective": perspective[at],
        "ready": False,
    }


def step(order: int, kind: str, title: str, state: str, **more: Any) -> Entry:
    """One step of a run sheet."""
    opened = None if state == "planned" else f"2031-06-03T{9 + order:02}:00:00.000Z"
    accepts = {"interviews": ["story"], "principles": ["principle"], "commitments": ["commitment"]}
    settings = {"minutes": 10, "grace_seconds": 90, "accepts": accepts.get(kind, [])}
    timed = {"opened_at": opened, "ends_at": opened and "2031-05-31T13:27:42.000Z"}
    words = {"title": title, "prompt": f"{title}?", "phase": "Discovery"}
    more.setdefault("settings", settings | ({"method": "dots"} if kind == "vote" else {}))
    return {"id": f"a{order}", "kind": kind, "order": order, "state": state} | words | timed | more


def run_sheet() -> list[Entry]:
    """A day of which two steps are done and one is open."""
    return [
        step(0, "welcome", "Welcome and join", "closed"),
        step(1, "interviews", "Interviews in pairs", "closed"),
        step(2, "principles", "Conditions of success", "open"),
        step(3, "vote", "Vote", "planned"),
        step(4, "commitments", "Commitments", "planned"),
    ]
