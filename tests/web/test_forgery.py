"""S12: no other site can make a browser do anything here, or send it away from here."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.a_phone import ADDRESS, Phone
from tests.a_room import ARoom
from tests.web.test_headers import addresses, filled


def test_S12_every_form_without_our_own_proof_is_refused(
    app: Flask, a_room: ARoom, browser: FlaskClient
) -> None:
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
    other = Phone(app.test_client(), a_room.code)
    proof = re.search(r'name="csrf_token" value="([^"]+)"', phone.see())
    assert proof
    assert other.look().status_code == 200
    stolen = {"csrf_token": proof[1], "name": "Eve"}
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


@pytest.mark.parametrize("target", OFF_SITE)
def test_S12_signing_in_never_leads_off_the_site(browser: FlaskClient, target: str) -> None:
    client = Phone(browser.application.test_client(), "organiser/sign-in")
    fields = {"email": "sam@example.org", "password": "three random words"}
    page = client.client.get("/organiser/sign-in", query_string={"next": target}, base_url=ADDRESS)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert token
    answer = client.client.post(
        "/organiser/sign-in",
        query_string={"next": target},
        data={"csrf_token": token[1], **fields},
        base_url=ADDRESS,
    )
    assert answer.status_code == 303
    assert re.fullmatch(r"/organiser/[A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*/?", answer.location)


@pytest.mark.parametrize("target", OFF_SITE)
def test_S12_a_form_of_the_phone_never_leads_off_the_site(phone: Phone, target: str) -> None:
    answer = phone.send("/do", type="person.change", name="Dee", next=target)
    assert (answer.status_code, answer.location) == (303, f"/{phone.code}")
