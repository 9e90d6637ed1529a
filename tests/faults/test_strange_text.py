"""S10: whatever somebody writes comes back as it was meant, or is refused in words; never a 5xx."""

import unicodedata
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from oasis_live.kernel.text import clean
from tests.faults.hall import Hall, a_hall
from tests.faults.hasty_server import assert_no_fault
from tests.live import PATIENCE_SECONDS, Server, connected, new_cid

# So many that nobody is faster than the room.
PEOPLE = 10
CODES = {"malformed", "empty", "too_long"}
LINE = "contribution.add"
# Marks without end, right to left, families, what breaks JSON, XML, terminals and C.
ODD = st.sampled_from(
    [
        *("\u202e", "\u2066", "\u200d", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff"),
        *(
            "\x00",
            "\x1b",
            "\x7f",
            "\x85",
            "\u2028",
            "\u0301",
            "\u1100\u1161",
            "👩‍👩‍👧‍👦",
            "e\u0301",
        ),
        *("<script>", "{{7*7}}", "=1+1", "]]>", "%(n)s", '"', "\\", "\r\n", "\t", "\u3164", "ﬁ"),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=220),
    st.lists(st.one_of(ODD, st.text(st.characters(), max_size=5)), max_size=40).map("".join),
)
Send = Callable[[str], tuple[dict[str, Any], str | None]]


def by_socket(hall: Hall) -> Send:
    """Sends a text as a principle; the answer, and what a phone holds of it."""
    phones = cycle(hall.phones)

    def send(text: str) -> tuple[dict[str, Any], str | None]:
        phone = next(phones)
        answer = hall.name(phone, text)
        if not answer["ok"]:
            return answer, None
        phone.wait(lambda: phone.held.one("mine", answer["id"]) is not None)
        mine = phone.held.one("mine", answer["id"])
        return answer, mine["text"] if mine else None

    return send


def hold(send: Send, examples: int) -> None:
    """So many texts; fails on the first that is changed, or refused without words."""

    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=True,
    )
    @example("\ud800")
    @example("a\x00b")
    @example("b" + "\u0301" * 300)
    @example("شكرا \u202e thanks")
    @example("[" * 199 + "{")
    @given(TEXTS)
    def law(text: str) -> None:
        answer, held = send(text)
        if answer["ok"]:
            assert held == clean(text)
            assert unicodedata.is_normalized("NFC", held)
        else:
            assert answer["code"] in CODES, answer
            assert answer["message"]

    law()


def test_S10_a_text_comes_back_in_nfc_or_is_refused_with_a_code(server: Server) -> None:
    """Mutation: NFD in kernel/text.py `clean` -> what comes back is not in NFC."""
    with a_hall(server, PEOPLE) as hall:
        hold(by_socket(hall), 300)
    assert_no_fault(server)


@pytest.mark.soak
def test_S10_ten_thousand_texts(server: Server) -> None:
    with a_hall(server, 40) as hall:
        hold(by_socket(hall), 10_000)
    assert_no_fault(server)


def test_S10_a_name_at_the_door_is_kept_or_refused_and_never_a_fault(server: Server) -> None:
    """Mutation: a join that stores the name as it came -> it comes back not normalised."""
    code = server.summit()["code"]
    url = f"{server.url}/api/v1/rooms/{code}/join"

    @settings(max_examples=60, deadline=None, derandomize=True)
    @example("\ud800")
    @example("e\u0301")
    @given(TEXTS)
    def law(name: str) -> None:
        answer = requests.post(url, json={"cid": new_cid(), "name": name}, timeout=PATIENCE_SECONDS)
        assert answer.status_code in {201, 422}, answer.text
        if answer.status_code == 422:
            assert answer.json()["code"] in CODES
            return
        with connected(server, code, answer.json()["token"], "phone") as phone:
            assert phone.one("mine", kind="person")["name"] == " ".join(clean(name).split())

    law()
