"""What every answer tells a browser, so that nothing but our own pages and scripts runs."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom

# Made by a process of its own; tests of the record ask for it.
ELSEWHERE = {"/organiser/summits/<summit_id>/record.<path:name>"}


def addresses(app: Flask, method: str) -> Iterator[Rule]:
    """All addresses that answer to this method."""
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()) and rule.rule not in ELSEWHERE:
            yield rule


def filled(rule: Rule, room: ARoom) -> str:
    """An address that leads somewhere."""
    given = {"code": room.code, "summit_id": room.id, "filename": "css/tokens.css"}
    path = rule.rule
    for name in rule.arguments:
        converter = path[path.index("<") : path.index(">") + 1]
        path = path.replace(converter, given.get(name, "x"))
    return path


def assert_guarded(answer: Response) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy.get("script-src", "'self'") == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} & set(
        " ".join(policy[name] for name in policy if name != "img-src").split()
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_S12_every_answer_has_its_headers(app: Flask, a_room: ARoom, browser: FlaskClient) -> None:
    """Mutation: `protect` without `_with_headers` -> fails at the first page."""
    seen = set()
    for rule in addresses(app, "GET"):
        with browser.get(filled(rule, a_room), base_url=ADDRESS) as answer:
            assert answer.status_code < 500, rule
            assert_guarded(answer)
            seen.add(answer.status_code)
    assert {200, 303, 404} <= seen


@pytest.mark.parametrize("path", ["/nothing/here", "/api/v1/rooms/nothing/others", "/%00", "/desk"])
def test_refusals_have_their_headers_too(app: Flask, path: str) -> None:
    assert_guarded(app.test_client().get(path, base_url=ADDRESS))


def test_a_page_is_never_kept_and_a_file_with_its_hash_for_ever(phone: Phone) -> None:
    page = phone.look()
    assert page.headers["Cache-Control"] == "no-store"
    with phone.client.get("/static/src/shared/room.js?v=1", base_url=ADDRESS) as script:
        assert script.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_S12_cookies_are_no_scripts_to_read_and_go_to_no_other_site(
    app: Flask, a_room: ARoom
) -> None:
    """Mutation: SESSION_COOKIE_SAMESITE=None -> fails."""
    joined = Phone(app.test_client(), a_room.code).send("/join", name="Dee")
    cookies = joined.headers.getlist("Set-Cookie")
    assert any(cookie.startswith(f"oasis_{a_room.id}_phone=") for cookie in cookies)
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


def test_a_page_names_no_other_host(phone: Phone) -> None:
    for path in ("", "/mine", "/list"):
        page = phone.see(path)
        for mark in ('src="http', 'href="http', "src='//", 'src="//', 'href="//'):
            assert mark not in page.replace(f'href="{ADDRESS}', ""), path
