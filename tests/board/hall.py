"""Invented halls: the entries that a server would send a board for 10 to 2,000 texts."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
_WRITTEN = json.loads((Path(__file__).parent / "contributions.json").read_text(encoding="utf-8"))
_MORE = ("Partners and families at the table", "Joy and humour", "Leaders who let go")
_NINE: list[Entry] = _WRITTEN["themes"]
WRITTEN: list[Entry] = _NINE + [
    {"name": name, "texts": _NINE[(at * 2 + 1) % 9]["texts"]} for at, name in enumerate(_MORE)
]
PRINCIPLES: list[str] = _WRITTEN["principles"]
UNSORTED: list[str] = _WRITTEN["unsorted"]
DOTS = (171, 158, 138, 120, 104, 86, 79, 62, 37)


def themes_for(contributions: int) -> int:
    """How many themes a hall of this size has made."""
    return next(k for most, k in ((12, 3), (60, 6), (400, 9), (9999, 12)) if contributions <= most)


def texts_of(contributions: int, themes: int) -> list[list[str]]:
    """The texts of each theme, in the proportions of the nine that were written."""
    source = [theme["texts"] for theme in WRITTEN[:themes]]
    written = sum(len(texts) for texts in source)
    if contributions == written:
        return source
    share = contributions / written
    return [_spread(texts, max(1, int(len(texts) * share + 0.5))) for texts in source]


def _spread(texts: list[str], n: int) -> list[str]:
    return [texts[(at + len(texts) - n % len(texts)) % len(texts)] for at in range(n)]


def card(at: int, text: str, theme: str | None, **more: Any) -> Entry:
    """One contribution that came as number `at`."""
    shown = {"id": f"c{at}", "kind": "principle", "text": text, "theme": theme, "placed_by": None}
    moment = f"2031-06-03T{9 + at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.000Z"
    return shown | {"credit": None, "why": None, "wordings": [], "at": moment} | more


@dataclass
class Hall:
    """A room's entries by kind, as a board's full view holds them."""

    contributions: int = 120
    themes: int = 0
    view: Entry = field(default_factory=lambda: {"view": "themes"})

    def __post_init__(self) -> None:
        """Write it."""
        self.themes = self.themes or themes_for(self.contributions)
        self.entries: dict[str, list[Entry]] = {
            "theme": [self._theme(at) for at in range(self.themes)],
            "card": self._cards(),
            "activity": [_INTERVIEWS, _VOTE],
            "option": _OPTIONS,
            "board": [BOARD | self.view],
        }
        self.entries["room"] = [ROOM | {"counts": self._counts()}]

    def _theme(self, at: int) -> Entry:
        n = len(WRITTEN[at]["texts"])
        counts = {"cards": n, "principles": n, "stories": 3 + n * 2 + (at * 7) % 11, "tables": n}
        place = {"id": f"t{at + 1}", "order": at, "pool": at + 1, "colour": at % 10 + 1}
        named = {"name": WRITTEN[at]["name"], "named_by_people": True, "accepted": True}
        return place | named | {"counts": counts}

    def _cards(self) -> list[Entry]:
        texts = texts_of(self.contributions, self.themes)
        turns = max(len(theme) for theme in texts)
        mixed = [
            (theme[turn - turns + len(theme)], f"t{at + 1}")
            for turn in range(turns)
            for at, theme in enumerate(texts)
            if turn >= turns - len(theme)
        ]
        waiting = [(text, None) for text in UNSORTED]
        return [card(at, text, theme) for at, (text, theme) in enumerate([*waiting, *mixed])]

    def _counts(self) -> Entry:
        shared = len(self.entries["card"])
        return {"people": 214, "stories": 90, "principles": 100, "shared": shared}

    def revealed(self) -> "Hall":
        """The same hall when its votes are shown."""
        vote = _VOTE | {"state": "revealed", "voted": 203}
        self.entries["activity"] = [_INTERVIEWS, vote]
        self.entries["tally"] = [
            {"id": f"o{at}", "activity": "vote", "total": n, "voters": n, "rank": at + 1}
            for at, n in enumerate(DOTS)
        ]
        return self


ROOM: Entry = {
    "id": "room",
    "title": "People in relationship",
    "topic": "People in relationship at the heart of care",
    "code": "K7M4PR",
    "state": "open",
    "phase": "Discovery",
    "frozen": False,
    "hold": False,
    "announcement": None,
    "perspectives": [],
}
BOARD: Entry = {
    "id": "board",
    "view": "themes",
    "theme": None,
    "card": None,
    "activity": None,
    "page": 0,
    "big": False,
    "still": False,
}
_INTERVIEWS: Entry = {
    "id": "stories",
    "kind": "interviews",
    "title": "Conditions of success",
    "prompt": "What made this experience possible?",
    "state": "open",
    "opened_at": "2031-06-03T09:00:00.000Z",
    "settings": {"accepts": ["story", "condition", "principle"]},
}
_VOTE: Entry = {
    "id": "vote",
    "kind": "vote",
    "title": "Our principles",
    "prompt": "Which principles should we build on?",
    "state": "open",
    "opened_at": "2031-06-03T11:00:00.000Z",
    "voted": 137,
    "settings": {"method": "dots", "dots": 5, "max": 2, "options_from": "principle"},
}
_OPTIONS: list[Entry] = [
    {"id": f"o{at}", "activity": "vote", "text": text, "order": at}
    for at, text in enumerate(PRINCIPLES)
]
