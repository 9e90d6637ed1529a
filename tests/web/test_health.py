"""What machines ask: `/metrics` is this machine's own, and of whoever has the key."""

import re

import pytest
from flask import Flask

from oasis_live.kernel.refused import TryAgain
from oasis_live.web.health import Readiness
from oasis_live.web.metrics import REGISTRY
from tests.a_phone import ADDRESS
from tests.a_room import ARoom
from tests.house.reading import HOME, text


def asked(app: Flask, path: str, *, by: str = "127.0.0.1", **headers: str) -> int:
    answer = app.test_client().get(
        path, base_url=ADDRESS, environ_overrides={"REMOTE_ADDR": by}, headers=headers
    )
    return answer.status_code


@pytest.mark.parametrize("by", ["127.0.0.1", "::1"])
def test_this_machine_itself_may_see_the_numbers(app: Flask, by: str) -> None:
    assert asked(app, "/metrics", by=by) == 200


@pytest.mark.parametrize(
    "path", ["/metrics", "/metrics?key=", "/metrics?key=wrong", "/metrics?key=ü"]
)
def test_a_stranger_does_not_even_learn_that_there_are_numbers(app: Flask, path: str) -> None:
    """Mutation: no question of the address → fails with 200."""
    assert asked(app, path, by="10.0.0.7") == 404
    assert asked(app, path, by="127.0.0.1", **{"X-Forwarded-For": "10.0.0.7"}) == 404


def test_the_key_opens_the_numbers_from_elsewhere(app: Flask, a_room: ARoom) -> None:
    key = a_room.house.settings.metrics_key
    assert asked(app, f"/metrics?key={key}", by="10.0.0.7") == 200


def test_every_number_is_documented() -> None:
    ours = {metric.name for metric in REGISTRY.collect()}
    documented = set(re.findall(r"`((?:oasis|process)_[a-z_]+)`", text(HOME / "docs/operators.md")))
    assert {name for name in ours if name.startswith("oasis_")} <= {
        name.removesuffix("_total") for name in documented
    }


def test_alive_and_ready_are_told(app: Flask) -> None:
    assert asked(app, "/healthz", by="10.0.0.7") == asked(app, "/readyz", by="10.0.0.7") == 200


def test_S07_the_database_is_looked_at_once_a_second_however_many_ask() -> None:
    """Mutation: `check` looks each time -> 300 looks."""
    now, looks = [0.0], [0]

    def look() -> None:
        looks[0] += 1

    readiness = Readiness(look, lambda: now[0])
    for _second in range(3):
        for _one in range(100):
            readiness.check()
        now[0] += 1
    assert looks == [3]


def test_who_asks_while_a_look_takes_long_hears_that_it_does() -> None:
    """Mutation: no look at `is_old` where it was ready before -> the second is told `ready`."""
    now, heard = [0.0], list[str]()

    def look() -> None:
        for later in (0.5, 0.6) if now[0] else ():
            now[0] += later
            try:
                readiness.check()
                heard.append("ready")
            except TryAgain:
                heard.append("not")

    readiness = Readiness(look, lambda: now[0])
    readiness.check()
    now[0] = 5
    readiness.check()
    assert heard == ["ready", "not"]


def test_what_is_wrong_is_told_to_all_who_ask_until_the_next_look() -> None:
    now, is_well = [0.0], [False]

    def look() -> None:
        if not is_well[0]:
            raise TryAgain("The disk is full.")

    readiness = Readiness(look, lambda: now[0])
    for _one in range(3):
        with pytest.raises(TryAgain):
            readiness.check()
    now[0], is_well[0] = 1, True
    readiness.check()
