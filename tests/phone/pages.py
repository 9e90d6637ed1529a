"""The phone's pages as the server fills them, without the server."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from oasis_live.summits.rules.summit import Limits
from tests.phone.rooms import CODE, PERSON, PERSPECTIVES, Room

HOUSE = Path(__file__).parents[2]
STATIC = HOUSE / "static"


class Assets:
    """As `web/assets.py` serves them; the script may be another one."""

    def __init__(self, script: str = "") -> None:
        self.dist = json.loads((STATIC / "dist/manifest.json").read_text(encoding="utf-8"))
        self.dist |= {"script": script} if script else {}

    def __call__(self, name: str) -> str:
        return f"/static/{name}"

    def inline(self, name: str) -> str:
        return (STATIC / name).read_text(encoding="utf-8")


@cache
def house() -> Environment:
    """The templates, in English."""
    made = Environment(
        loader=FileSystemLoader(HOUSE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.globals["csrf_token"] = lambda: "token"
    return made


def phone_page(room: Room, *, script: str = "", **more: Any) -> str:
    """The page of somebody who has joined."""
    return _page("phone.html", room, script, more)


def join_page(room: Room, *, script: str = "", **more: Any) -> str:
    """The page of somebody who has not."""
    return _page("phone/join.html", room, script, {"me": {}, **more})


def code_page(*, script: str = "", **more: Any) -> str:
    """The field for the room code."""
    return house().get_template("phone/code.html").render(assets=Assets(script), **more)


def line_page(*, wait: int, script: str = "") -> str:
    """The page of somebody who waits before the door."""
    said = {"wait": wait, "message": "Many people are coming in at once."}
    return house().get_template("phone/line.html").render(assets=Assets(script), **said)


def _page(template: str, room: Room, script: str, more: dict[str, Any]) -> str:
    mine = room.entries["mine"]
    here = room.entries["room"][0]
    context = {
        "assets": Assets(script),
        "words": {},
        "place": "",
        "cid": "0123456789abcdef",
        "room": here,
        "summit": _summit(here),
        "activity": room.followed,
        "activities": room.entries["activity"],
        "mine": [one for one in reversed(mine) if one["kind"] not in {"person", "ballot"}],
        "me": next(one for one in mine if one["id"] == PERSON),
        "perspectives": PERSPECTIVES,
        "options": room.entries["option"],
        "tallies": room.entries["tally"],
        "ballot": next((one["choices"] for one in mine if one["kind"] == "ballot"), {}),
        "errors": {},
        "values": {},
    }
    return house().get_template(template).render(context | more)


def _summit(room: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": room["title"],
        "topic": room["topic"],
        "code": CODE,
        "state": room["state"],
        "frozen": room["frozen"],
        "date_text": room["date"],
        "limits": asdict(Limits()),
    }
