"""What accounts decide, without any database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oasis_live.accounts.rules import keys, links, organiser, sign_in, standing
from oasis_live.accounts.rules.keys import ScreenKey
from oasis_live.accounts.rules.links import OneTimeLink
from oasis_live.accounts.rules.standing import HOUSE, Act, Standing
from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import (
    Empty,
    Gone,
    Malformed,
    NotAllowed,
    NotFound,
    Refused,
    TooFast,
    TooLong,
    TooMany,
)

SECRET = "a secret of the server, long enough"
MINUTE = 60_000


def test_an_address_is_kept_in_small_letters() -> None:
    assert organiser.email_of("  Sam@Example.ORG ") == "sam@example.org"


@pytest.mark.parametrize("typed", ["sam", "sam@", "@example.org", "a b@example.org", "a@b@c.org"])
def test_what_is_no_address_is_said_so_beside_the_field(typed: str) -> None:
    with pytest.raises(Malformed) as refused:
        organiser.email_of(typed)
    assert refused.value.field == "email"


def test_no_address_asks_for_one() -> None:
    with pytest.raises(Empty):
        organiser.email_of("   ")


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [("", Empty), ("nine lett", Malformed), ("aaaaaaaaaaaaa", Malformed), ("x1y2z" * 50, TooLong)],
)
def test_a_weak_password_is_refused_with_its_reason(typed: str, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        organiser.password_of(typed)


def test_a_password_is_the_same_from_every_keyboard() -> None:
    assert organiser.password_of("cafe\u0301 au lait") == organiser.password_of("café au lait")


@pytest.mark.parametrize("act", list(Act))
def test_an_owner_may_do_everything(act: Act) -> None:
    standing.permit(standing.standing("sam", "sam", ()), act)


def test_a_host_runs_a_summit_but_neither_shares_nor_deletes_it() -> None:
    held = standing.standing("ruth", "sam", {"ruth"})
    standing.permit(held, Act.RUN)
    for act in (Act.INVITE, Act.ERASE):
        with pytest.raises(NotAllowed):
            standing.permit(held, act)


def test_a_stranger_does_not_learn_that_a_summit_is_there() -> None:
    with pytest.raises(NotFound):
        standing.permit(standing.standing("jo", "sam", {"ruth"}), Act.RUN)


def test_what_the_command_line_made_is_every_organisers() -> None:
    assert standing.standing("jo", HOUSE, ()) is Standing.OWNER


@given(st.text(min_size=1, max_size=30).filter(lambda text: "." not in text))
def test_a_key_that_this_server_wrote_is_read(key_id: str) -> None:
    assert keys.read(SECRET, keys.written(SECRET, key_id)) == key_id


@given(st.text(max_size=80))
def test_no_other_text_is_a_key(text: str) -> None:
    assert keys.read(SECRET, text) is None


def test_a_key_of_another_secret_opens_nothing() -> None:
    assert keys.read(SECRET, keys.written(SECRET + "!", "k1")) is None


def test_a_key_comes_in_as_its_role_under_its_name() -> None:
    key = ScreenKey("k1", "r1", Role.FACILITATOR, "Ruth", revoked=False, made_at=0)
    person = key.person
    assert (person.room, person.role, person.name) == ("r1", Role.FACILITATOR, "Ruth")
    assert keys.id_of_bearer(person.bearer) == "k1"


def test_a_key_opens_a_desk_or_a_board_and_nothing_else() -> None:
    with pytest.raises(Malformed):
        keys.may_be_added("participant", "", ())


def test_revoked_keys_make_room_for_new_ones() -> None:
    key = ScreenKey("k1", "r1", Role.BOARD, "", revoked=False, made_at=0)
    full = [key] * keys.MOST_KEYS
    with pytest.raises(TooMany):
        keys.may_be_added("board", "", full)
    keys.may_be_added("board", "", [*full[1:], replace(key, revoked=True)])


LINK = OneTimeLink("l1", "jo@example.org", "", "", "sam", made_at=0, ends_at=1000)


def test_a_link_works_once() -> None:
    used = links.use(links.still_good(LINK, taken=False, now=10), 10)
    with pytest.raises(Gone):
        links.still_good(used, taken=False, now=11)


def test_a_link_is_good_until_its_end() -> None:
    links.still_good(LINK, taken=False, now=1000)
    with pytest.raises(Gone):
        links.still_good(LINK, taken=False, now=1001)


def test_an_invitation_dies_when_the_address_has_an_account() -> None:
    with pytest.raises(Gone):
        links.still_good(LINK, taken=True, now=10)


def test_a_link_for_a_new_password_needs_the_account() -> None:
    links.still_good(replace(LINK, resets="jo"), taken=True, now=10)


def test_no_link_says_what_to_do() -> None:
    with pytest.raises(Gone, match="ask for a new one"):
        links.still_good(None, taken=False, now=10)


def test_a_sixth_try_waits_until_the_first_is_a_quarter_of_an_hour_old() -> None:
    tries = [minute * MINUTE for minute in range(5)]
    with pytest.raises(TooFast) as refused:
        sign_in.permit_try({"both": tries}, 5 * MINUTE)
    assert refused.value.values["minutes"] == 10
    sign_in.permit_try({"both": tries}, 15 * MINUTE + 1)


@given(st.lists(st.integers(0, 30 * MINUTE), max_size=80), st.integers(0, 60 * MINUTE))
def test_whoever_waits_as_long_as_told_may_try_again(tries: list[int], now: int) -> None:
    past = {"both": [at for at in tries if at <= now]}
    try:
        sign_in.permit_try(past, now)
    except TooFast as refusal:
        waited = now + round((refusal.retry_in or 0) * 1000)
        sign_in.permit_try(past, waited)


def test_neighbours_in_one_ipv6_network_count_as_one() -> None:
    one, other = (sign_in.subjects("a@b.org", f"2001:db8::{n}")["address"] for n in (1, 2))
    assert one == other != sign_in.subjects("a@b.org", "2001:db8:0:1::1")["address"]


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "https://evil.example/organiser/",
        "/organiser/\\evil.example",
        "/organiser/../x?y=//evil.example",
        "/organiserevil",
        "/\t/evil.example",
        "javascript:alert(1)",
        "",
        None,
    ],
)
def test_signing_in_leads_to_our_own_pages_only(path: str | None) -> None:
    assert sign_in.local_path(path) == sign_in.HOME


def test_signing_in_leads_back_to_where_somebody_wanted_to_go() -> None:
    assert sign_in.local_path("/organiser/summits/06f8/cards") == "/organiser/summits/06f8/cards"
