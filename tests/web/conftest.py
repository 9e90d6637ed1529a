"""What tests of the web use: the whole house behind its windows, and a browser before it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from oasis_live import settings as all_settings
from oasis_live.accounts.live.links import first_link
from oasis_live.main import windows
from oasis_live.settings import Settings
from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom


@pytest.fixture
def database(tmp_path: Path) -> str:
    """One kind is enough: what differs is below the web."""
    return f"sqlite:///{tmp_path / 'oasis.db'}"


@pytest.fixture
def app(a_room: ARoom) -> Flask:
    """Every page of the house, and the sockets before them."""
    return windows.build(a_room.house).app


@pytest.fixture
def phone(app: Flask, a_room: ARoom) -> Phone:
    """A phone that has joined while stories are asked for."""
    return somebody(app, a_room)


@pytest.fixture
def browser(app: Flask, a_room: ARoom) -> FlaskClient:
    """A browser of somebody who may see all: an organiser, with desk and board open."""
    return an_organiser(app, a_room)


def somebody(app: Flask, room: ARoom) -> Phone:
    """A phone that has joined while stories are asked for."""
    room.opens("interviews")
    phone = Phone(app.test_client(), room.code)
    assert phone.send("/join", name="Dee").status_code == 303
    return phone


def an_organiser(app: Flask, room: ARoom) -> FlaskClient:
    """The first organiser's browser, with desk and board open."""
    client = app.test_client()
    token = room.house.pipeline.transact("", first_link)
    welcome = Phone(client, f"organiser/welcome/{token}")
    signed_in = welcome.send("", name="Sam", email="sam@example.org", password="three random words")
    assert signed_in.status_code == 303, signed_in.text
    for lens in ("desk", "board"):
        key = room.tokens[getattr(room, lens).role]
        client.get(f"/{room.code}/{lens}?key={key}", base_url=ADDRESS)
    return client


@pytest.fixture
def settings_for(tmp_path: Path) -> Callable[..., Settings]:
    """Settings as an environment gives them."""

    def read(**environment: Any) -> Settings:
        return all_settings.read({"OASIS_DATA_DIR": str(tmp_path / "data"), **environment})

    return read
