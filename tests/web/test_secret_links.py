"""A secret link becomes a cookie, and its key leaves the address."""

from flask.testing import FlaskClient

from tests.a_phone import ADDRESS
from tests.a_room import ARoom


def test_the_key_leaves_the_address_and_what_else_was_asked_stays(
    a_room: ARoom, browser: FlaskClient
) -> None:
    key = a_room.tokens[a_room.board.role]
    answer = browser.get(f"/{a_room.code}/board?key={key}&theme=dark", base_url=ADDRESS)
    assert answer.status_code == 303
    assert answer.location == f"/{a_room.code}/board?theme=dark"
    assert 'data-theme="dark"' in browser.get(answer.location, base_url=ADDRESS).text
