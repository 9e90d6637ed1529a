"""Nobody sees or sends anything of an organiser's without being signed in."""

import pytest

from tests.organiser.house import ADDRESS, House

OPEN = {"/organiser/sign-in", "/organiser/welcome/<token>"}


def _addresses(house: House, method: str) -> list[str]:
    return [
        rule.rule
        for rule in house.app.url_map.iter_rules()
        if rule.rule.startswith("/organiser") and method in (rule.methods or ())
    ]


def _filled(rule: str, summit: str) -> str:
    return rule.replace("<summit_id>", summit).replace("<", "").replace(">", "")


def test_every_page_of_organisers_leads_strangers_to_the_sign_in(house: House) -> None:
    summit = house.organiser().summit()
    for rule in set(_addresses(house, "GET")) - OPEN:
        answer = house.browser().look(_filled(rule, summit))
        assert answer.status_code == 303, rule
        assert answer.location.startswith("/organiser/sign-in"), rule


def test_every_form_of_organisers_is_closed_to_strangers(house: House) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = False
    summit = house.organiser().summit()
    for rule in set(_addresses(house, "POST")) - OPEN:
        answer = house.browser().client.post(_filled(rule, summit), base_url=ADDRESS)
        assert (answer.status_code, answer.location) == (303, "/organiser/sign-in"), rule


@pytest.mark.parametrize("path", ["", "/change", "/run-sheet", "/cards", "/record", "/delete"])
def test_a_summit_that_is_not_there_is_said_so(house: House, path: str) -> None:
    shown = house.organiser().see(f"/organiser/summits/nothing{path}", 404)
    assert "no summit here that you organise" in shown
