"""The home page, and what is said about pages that are not there."""

import pytest

from oasis_live.summits.store import load_summit
from tests.organiser.house import House


def test_a_code_typed_in_any_way_leads_to_its_room(house: House) -> None:
    summit = house.organiser().summit()
    with house.database.reading(summit) as tx:
        code = load_summit(tx).code
    typed = f"{code[:3].lower()} {code[3:]}".replace("0", "o").replace("1", "l")
    assert house.browser().look(f"/?code={typed}").location == f"/{code}"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the room code"),
        ("K7M", "The code has six letters and numbers"),
        ("K7M-4QT", "We can’t find that room. Check the code on the screen"),
        ("ABCDEF", "We can’t find that room. Check the code on the screen"),
    ],
)
def test_a_code_that_is_none_is_said_so_in_its_place(house: House, typed: str, words: str) -> None:
    answer = house.browser().look(f"/?code={typed}")
    assert answer.status_code in {404, 422}
    assert words in answer.text
    assert f'value="{typed}"' in answer.text


def test_home_shows_organisers_their_way_in(house: House) -> None:
    assert 'href="/organiser/"' in house.browser().see("/")


@pytest.mark.parametrize("path", ["/K7M4QT", "/wp-login.php"])
def test_a_page_that_is_not_there_offers_the_room_code(house: House, path: str) -> None:
    assert 'name="code"' in house.browser().see(path, 404)
