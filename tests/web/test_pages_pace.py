"""S07: somebody who loads one page after another holds up nobody else."""

import pytest
from flask import Flask

from oasis_live.contributions import pages as others
from oasis_live.summits.pages import screens
from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom
from tests.web.conftest import somebody


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few pages are enough to see that they are counted."""
    monkeypatch.setattr(screens, "PAGES_A_MINUTE", 4)
    monkeypatch.setattr(others, "ASKED_A_MINUTE", 4)


def test_S07_a_flood_of_pages_waits_in_line_and_nobody_else_does(app: Flask, a_room: ARoom) -> None:
    """Mutation: no pace for pages -> 200."""
    eve, ann = somebody(app, a_room), Phone(app.test_client(), a_room.code)
    assert ann.send("/join", name="Ann").status_code == 303
    seen = [eve.look("/mine") for _page in range(9)]
    assert [page.status_code for page in seen[:4]] == [200] * 4
    assert seen[-1].status_code == 429
    assert "It goes on by itself." in seen[-1].text
    assert ann.look("/mine").status_code == 200


def test_S07_a_flood_of_questions_waits(phone: Phone) -> None:
    """Mutation: no pace for what others wrote -> 200."""
    path = f"/api/v1/rooms/{phone.code}/others"
    asked = [phone.client.get(path, base_url=ADDRESS) for _question in range(9)]
    assert asked[0].status_code == 200
    assert asked[-1].status_code == 429
    assert asked[-1].json
    assert asked[-1].json["code"] == "too_fast"
