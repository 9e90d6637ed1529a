"""Invented rooms: the entries that a server would send a phone."""

from copy import deepcopy
from typing import Any

Entry = dict[str, Any]

CODE = "K7M4QT"
PERSON = "P1"
ACCEPTS = {
    "interviews": ["story", "condition", "principle"],
    "principles": ["story", "condition", "principle"],
    "questions": ["question"],
    "visions": ["vision"],
    "commitments": ["commitment", "offer", "request"],
}
PROMPTS = {
    "interviews": "Tell me about a time when care was at its best.",
    "principles": "Which principles are behind these stories?",
    "vote": "Which principles should we build on?",
    "questions": "Which question do we want to go on asking?",
    "visions": "It is three years from now. What do you see?",
    "commitments": "What is one small thing you will do by next Friday?",
    "topic": "What do we want more of?",
}
PRINCIPLES = (
    "People come first",
    "Listen before you plan",
    "Take the time it takes",
    "Find what people love and help them do it, whatever the day of the week and the weather",
    "Be reliable",
)
PERSPECTIVES = [
    {"id": "services", "label": "I use services"},
    {"id": "carer", "label": "Family or unpaid carer"},
]


def activity(kind: str, *, id: str = "", opened: int = 1, state: str = "open") -> Entry:
    """One step of the run sheet; `opened` puts them in order."""
    settings: Entry = {"accepts": ACCEPTS.get(kind, []), "minutes": 10, "grace_seconds": 90}
    if kind == "vote":
        settings |= {"method": "dots", "dots": 5, "max": 2}
    return {
        "id": id or kind,
        "kind": kind,
        "title": kind.title(),
        "prompt": PROMPTS.get(kind, ""),
        "phase": "Discovery",
        "order": opened,
        "state": state,
        "opened_at": f"2026-06-03T09:{opened:02}:00.000Z",
        "ends_at": None,
        "settings": settings,
    }


def story(id: str = "s1", **fields: Any) -> Entry:
    """One's own story, shown."""
    return {
        "id": id,
        "kind": "story",
        "activity": "interviews",
        "state": "shown",
        "consent": "room",
        "stories": [],
        "at": "2026-06-03T09:10:00.000Z",
        "title": "",
        "happened": "He pays with his own money now.",
        "conditions": ["Time"],
        "gem": "",
        "wishes": [],
    } | fields


class Room:
    """What one phone may see of a room."""

    def __init__(self, *activities: Entry, **fields: Any) -> None:
        self.entries: dict[str, list[Entry]] = {
            "room": [deepcopy(_ROOM) | fields],
            "activity": list(activities),
            "option": [],
            "tally": [],
            "mine": [deepcopy(_ME)],
        }

    def with_options(self, activity: str = "vote") -> "Room":
        """Something to vote on."""
        self.entries["option"] = [
            {"id": f"o{at}", "activity": activity, "text": text, "card": f"c{at}", "order": at}
            for at, text in enumerate(PRINCIPLES)
        ]
        return self

    def with_result(self, choices: dict[str, int], activity: str = "vote") -> "Room":
        """A revealed vote in which this person chose so."""
        self.with_options(activity)
        self.entries["tally"] = [
            {
                "id": f"o{at}",
                "activity": activity,
                "method": "dots",
                "total": total,
                "voters": total,
                "rank": at + 1,
                "by": {},
            }
            for at, total in enumerate((171, 158, 138, 120, 104))
        ]
        self.entries["mine"].append({"id": activity, "kind": "ballot", "choices": choices})
        return self

    def with_mine(self, *entries: Entry) -> "Room":
        """What this person has shared."""
        self.entries["mine"].extend(entries)
        return self

    @property
    def followed(self) -> Entry | None:
        """The open activity that was opened last, as the server names it to its templates."""
        running = [one for one in self.entries["activity"] if one["state"] == "open"]
        return max(running, key=lambda one: str(one["opened_at"]), default=None)


_ROOM: Entry = {
    "id": "room",
    "title": "People in relationship",
    "topic": "Care in which people are at home with each other",
    "date": "Today until 4.30 pm",
    "state": "open",
    "phase": "Discovery",
    "counts": {"people": 214, "stories": 120, "principles": 90, "shared": 487},
    "perspectives": PERSPECTIVES,
    "frozen": False,
    "hold": False,
    "announcement": None,
}
_ME: Entry = {
    "id": PERSON,
    "kind": "person",
    "name": "",
    "table": "",
    "perspective": "",
    "organisation": "",
    "ready": False,
    "receipt_code": "H4K2-9PQM",
}
