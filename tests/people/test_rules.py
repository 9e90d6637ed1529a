"""Who a participant is, and the codes by which a phone is known again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.kernel.refused import Malformed, NotFound, Refused, TooLong
from oasis_live.kernel.room_code import ALPHABET
from oasis_live.kernel.text import graphemes
from oasis_live.people.rules import (
    Participant,
    bearer_of,
    change,
    chosen,
    digest,
    id_of_bearer,
    read_code,
    receipt_code,
    secrets_for,
)
from oasis_live.summits.rules.summit import Limits, perspectives_of

MIKE = Participant("p1", name="Mike", table="4", ready=True)
LIST = perspectives_of(["I use services", "Clinician"])
SECRET = "one secret of the server"
TEXTS = st.text(max_size=90)


def test_what_is_not_given_stays() -> None:
    assert change(MIKE, Limits(), LIST, table="5") == Participant(
        "p1", name="Mike", table="5", ready=True
    )


def test_an_emptied_name_is_taken_away() -> None:
    assert change(MIKE, Limits(), LIST, name=" ").name == ""


def test_a_name_stands_on_one_line() -> None:
    assert change(MIKE, Limits(), LIST, name=" Mike \n O’Hara ").name == "Mike O’Hara"


@pytest.mark.parametrize(("field", "limit"), [("name", 40), ("table", 20), ("organisation", 80)])
def test_each_field_has_its_limit_in_characters_that_people_count(field: str, limit: int) -> None:
    def typed(times: int) -> Participant:
        fields: dict[str, Any] = {field: "👩‍👩‍👧" * times}
        return change(MIKE, Limits(), LIST, **fields)

    assert getattr(typed(limit), field)
    with pytest.raises(TooLong) as refused:
        typed(limit + 2)
    assert (refused.value.field, refused.value.values["over"]) == (field, 2)


@pytest.mark.parametrize("name", ["\x00", "Mi\x07ke", "\ud800", "\ufffe"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(Malformed) as refused:
        change(MIKE, Limits(), LIST, name=name)
    assert refused.value.field == "name"


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_typed_either_fits_or_is_refused(name: str, table: str, home: str) -> None:
    limits = Limits()
    try:
        after = change(MIKE, limits, LIST, name=name, table=table, organisation=home)
    except Refused:
        return
    assert graphemes(after.name) <= limits.name
    assert graphemes(after.table) <= limits.table
    assert graphemes(after.organisation) <= limits.organisation
    assert change(after, limits, LIST, name=after.name, table=after.table) == after


def test_a_perspective_is_given_by_id_or_label() -> None:
    assert chosen("Clinician", LIST) == chosen(LIST[1].id, LIST) == LIST[1].id
    assert chosen(" ", LIST) == ""


def test_a_perspective_that_is_not_on_the_list_is_malformed() -> None:
    with pytest.raises(Malformed) as refused:
        chosen("Astronaut", LIST)
    assert refused.value.field == "perspective"


def test_the_same_cid_gives_the_same_secrets() -> None:
    assert secrets_for(SECRET, "r1", "cid-0001") == secrets_for(SECRET, "r1", "cid-0001")


def test_another_cid_room_or_server_gives_other_secrets() -> None:
    all_of_them = [
        secrets_for(secret, room, cid)
        for secret in (SECRET, "another")
        for room in ("r1", "r2")
        for cid in ("cid-0001", "cid-0002")
    ]
    assert len({one.token for one in all_of_them}) == 8
    assert len({one.recovery_code for one in all_of_them}) == 8


def test_token_recovery_and_receipt_tell_nothing_of_each_other() -> None:
    secrets = secrets_for(SECRET, "r1", "cid-0001")
    assert len(secrets.token) == 64
    assert receipt_code(SECRET, "r1", "cid-0001") != secrets.recovery_code
    assert digest(secrets.token) != secrets.token


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=8, max_size=64))
def test_a_code_can_be_read_out_and_typed_in_any_way(cid: str) -> None:
    code = secrets_for(SECRET, "r1", cid).recovery_code
    assert len(code) == 14
    assert set(code) <= {*ALPHABET, "-"}
    typed = code.lower().replace("0", "o").replace("1", "l")
    assert read_code(typed) == read_code(code.replace("-", " ")) == code


@pytest.mark.parametrize(
    "typed",
    [
        *("", "K7M-4QT", "K7M4-QTB1-22", "K7M4-QTB1-2233-4"),
        *("K7M4-QTB1-22A3", "K7M4-QTB1-22é3", "\ud800" * 12, "K7M4_QTB12233"),
    ],
)
def test_what_cannot_be_a_code_is_not_looked_for(typed: str) -> None:
    with pytest.raises(NotFound) as refused:
        read_code(typed)
    assert refused.value.field == "recovery_code"


def test_a_bearer_names_its_participant_and_nobody_elses_does() -> None:
    assert id_of_bearer(bearer_of("p1")) == "p1"
    assert id_of_bearer("key:p1") is None
