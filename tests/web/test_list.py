"""The board as a list: a hall may look at it, and it is written only when it says something new."""

from collections.abc import Iterator

import pytest
from flask import Flask, template_rendered
from werkzeug.test import TestResponse

from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom


@pytest.fixture
def written(app: Flask) -> Iterator[list[str]]:
    """The templates that were written so far."""
    names: list[str] = []

    def hear(_app: Flask, template: object, **_context: object) -> None:
        names.append(str(getattr(template, "name", "")))

    with template_rendered.connected_to(hear, app):
        yield names


@pytest.fixture
def card(a_room: ARoom, phone: Phone) -> str:
    """Something on the wall; everybody sees the list by now."""
    a_room.do(a_room.desk, "board.show", view="themes")
    card = a_room.adds(a_room.ann, "Time to listen")
    assert "Time to listen" in phone.see("/list")
    return card


def test_many_who_look_have_it_written_once(phone: Phone, card: str, written: list[str]) -> None:
    """Mutation: always `_list` -> thirty times."""
    assert all("Time to listen" in phone.see("/list") for _each in range(30))
    assert written == []


def test_joining_does_not_write_it_anew(
    a_room: ARoom, phone: Phone, card: str, written: list[str]
) -> None:
    a_room.joins("Eve")
    phone.see("/list")
    assert written == []


def test_what_was_hidden_is_gone_at_the_next_look(
    a_room: ARoom, phone: Phone, card: str, written: list[str]
) -> None:
    """Mutation: `_LISTED` without cards -> it is still there."""
    a_room.do(a_room.desk, "card.hide", id=card)
    assert "Time to listen" not in phone.see("/list")
    assert written == ["list.html"]


def test_a_phone_that_has_it_is_not_sent_it_again(
    a_room: ARoom, phone: Phone, card: str, app: Flask
) -> None:
    def look(tag: str) -> TestResponse:
        headers = {"If-None-Match": tag}
        return app.test_client().get(f"/{a_room.code}/list", base_url=ADDRESS, headers=headers)

    tag = phone.look("/list").headers["ETag"]
    again = look(tag)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "private, no-cache"
    a_room.adds(a_room.ann, "Time to sit")
    assert look(tag).status_code == 200


def test_a_translation_stands_under_its_original_and_names_nobody(
    a_room: ARoom, phone: Phone, card: str
) -> None:
    welsh = a_room.adds(a_room.ann, "Amser i wrando", lang="cy")
    a_room.do(a_room.desk, "contribution.translate", id=welsh, text="Time to <hear>")
    page = phone.see("/list")
    assert '<span dir="auto" lang="cy">Amser i wrando</span>' in page
    original, _what, translation = page.partition("Translation</small>")
    assert original.rstrip().endswith('<p class="translation"><small>')
    assert '<span dir="auto" lang="en-GB">Time to &lt;hear&gt;</span>' in translation
    assert "Sam" not in page
    a_room.do(a_room.desk, "card.hide", id=welsh)
    assert "hear" not in phone.see("/list")


def test_a_theme_tells_what_it_is_made_of(a_room: ARoom, phone: Phone, card: str) -> None:
    a_room.do(a_room.desk, "theme.add", name="Time", cards=[card])
    assert "1 principle · 0 stories · 1 table<" in phone.see("/list")
