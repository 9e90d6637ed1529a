"""S12: no other site can make a browser do anything here, or send it away from here."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom
from tests.web.test_headers import addresses, filled


def proof_in(page: str) -> str:
    """What a form of ours carries to show that it is ours."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def test_S12_every_form_without_our_own_proof_is_refused(
    app: Flask, a_room: ARoom, browser: FlaskClient
) -> None:
    """Mutation: `protect` with WTF_CSRF_ENABLED=False -> fails at the first form."""
    before = a_room.stored()
    rules = [rule for rule in addresses(app, "POST") if not rule.rule.startswith("/api/")]
    assert len(rules) > 15
    for rule in rules:
        for data in ({}, {"csrf_token": "forged"}):
            answer = browser.post(filled(rule, a_room), data=data, base_url=ADDRESS)
            assert answer.status_code == 403, rule
            assert "This page was open too long" in answer.text
    assert a_room.stored() == before


def test_S12_the_proof_of_another_browser_is_none(app: Flask, a_room: ARoom, phone: Phone) -> None:
    """Mutation: as above."""
    other = Phone(app.test_client(), a_room.code)
    assert other.look().status_code == 200
    stolen = {"csrf_token": proof_in(phone.see()), "name": "Eve"}
    answer = other.client.post(f"/{a_room.code}/join", data=stolen, base_url=ADDRESS)
    assert answer.status_code == 403


def test_the_interface_for_programs_needs_no_proof(app: Flask, a_room: ARoom) -> None:
    answer = Phone(app.test_client(), a_room.code).ask("/join", {"cid": "a-program-1"})
    assert answer.status_code == 201


OFF_SITE = [
    "https://evil.example",
    "http://evil.example/organiser/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%2f/evil.example",
    "/organiser//evil.example/../..//evil.example",
    "/organiser/@evil.example",
    "/organiser/\n//evil.example",
    "/organiser/\thttps:evil.example",
    " https://evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https:evil.example",
    "/organiser/..//evil.example",
    "evil.example",
    "@evil.example",
    "/.evil.example",
    "?next=//evil.example",
]


def test_S12_signing_in_never_leads_off_the_site(browser: FlaskClient) -> None:
    who = {"email": "sam@example.org", "password": "three random words"}
    for target in OFF_SITE:
        stranger = browser.application.test_client()
        asked = {"next": target}
        page = stranger.get("/organiser/sign-in", query_string=asked, base_url=ADDRESS)
        data = {"csrf_token": proof_in(page.text), **who}
        answer = stranger.post(
            "/organiser/sign-in", query_string=asked, data=data, base_url=ADDRESS
        )
        assert answer.status_code == 303
        assert re.fullmatch(r"/organiser/[A-Za-z0-9_.-]*", answer.location), target


def test_S12_a_form_of_the_phone_never_leads_off_the_site(phone: Phone) -> None:
    for target in OFF_SITE:
        answer = phone.send("/do", type="person.change", name="Dee", next=target)
        assert (answer.status_code, answer.location) == (303, f"/{phone.code}"), target
