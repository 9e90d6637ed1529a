"""The home page: the field for a room code, and the organisers' way in."""

from typing import Any

from flask import Blueprint, redirect, render_template, request

from oasis_live.kernel import room_code
from oasis_live.kernel.refused import Empty, Malformed, Refused, TooFast
from oasis_live.web.application import Web
from oasis_live.web.door import told
from oasis_live.web.errors import STATUS


def add(blueprint: Blueprint, web: Web) -> None:
    """The address of the home page."""

    @blueprint.get("/")
    def home() -> Any:
        """The field; 303 to the room once a code was typed that is one."""
        typed = request.args.get("code")
        if typed is None:
            return _page()
        try:
            return redirect(f"/{_found(web, typed)}", 303)
        except TooFast:
            # Whoever waits in line asks for this address again.
            raise
        except Refused as refusal:
            return _page(typed, {"code": told(refusal)["message"]}), STATUS[refusal.code]


def _found(web: Web, typed: str) -> str:
    """The code of a room that is there. Raises Empty, Malformed, NotFound, TooFast."""
    if not typed.strip():
        raise Empty("Enter the room code", field="code")
    if sum(character.isalnum() for character in typed) != room_code.LENGTH:
        raise Malformed("The code has six letters and numbers", field="code")
    web.rooms.named(typed, request.environ)
    return room_code.plain(typed)


def _page(code: str = "", errors: dict[str, str] | None = None) -> str:
    return render_template("home.html", code=code, errors=errors or {})
