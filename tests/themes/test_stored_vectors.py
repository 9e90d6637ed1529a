"""What texts mean, in numbers: kept for the next worker, seen by no screen, gone with the text."""

import json
from base64 import b64decode, b64encode
from typing import Any

import pytest
from flask.testing import FlaskClient

from oasis_live.kernel.person import Role
from oasis_live.kernel.refused import Malformed, NotAllowed
from oasis_live.main import windows
from oasis_live.themes.live.sorting import MOST_VECTORS, VECTOR_BYTES
from oasis_live.themes.meaning import keeping, sentences
from oasis_live.web.security import LARGEST_FRAME
from tests.a_room import ARoom
from tests.themes.wall import Wall

MARK, OTHER_MARK = "a1" * 32, "b2" * 32


def vector(number: int) -> str:
    return b64encode(bytes([number % 256]) * VECTOR_BYTES).decode()


def keeps(wall: Wall, *places: int, base: int | None = None, model: str = MARK) -> list[str]:
    """The worker's vectors of these cards; whose are kept."""
    of = {wall.cards[place]: vector(place) for place in places}
    heard = wall.seq if base is None else base
    given = {"model": model, "of": of}
    kept: list[str] = wall.do(wall.sorter, "theme.sort", base=heard, vectors=given)["kept"]
    return kept


def stored(wall: Wall) -> list[str]:
    """The cards whose vectors are in the database."""
    return sorted(row.card for row in wall.stored()["card_vector"])


@pytest.fixture
def client(wall: Wall) -> FlaskClient:
    return windows.build(wall.house).app.test_client()


def asks(
    client: FlaskClient, room: ARoom, token: str = "", *, status: int = 200, **asked: str
) -> Any:
    answer = client.get(
        f"/api/v1/rooms/{room.code}/vectors",
        query_string={"model": MARK, **asked},
        headers={"Authorization": f"Bearer {token or room.house.sorter_key}"},
        base_url="http://127.0.0.1:8000",
    )
    assert answer.status_code == status, answer.text
    return answer.json


def test_vectors_are_stored_and_no_screen_hears_of_it(wall: Wall) -> None:
    """Mutation: the cards named as changed -> every desk and board is told of 24 cards."""
    before, seen = wall.seq, [wall.fresh(one) for one in wall.audiences()]
    undoable = len(wall.stored()["undo"])
    assert keeps(wall, 0, 1, 2) == sorted(wall.cards[:3])
    assert stored(wall) == sorted(wall.cards[:3])
    assert (wall.seq, len(wall.stored()["undo"])) == (before, undoable)
    assert [wall.fresh(one) for one in wall.audiences()] == seen


def test_a_vector_goes_with_its_text(wall: Wall) -> None:
    """Mutations: no moment `contribution.reworded`; VectorRow not in `_OF_CARDS` -> it stays."""
    wall.adds_theme("Time", *wall.cards)
    keeps(wall, 0, 1, 2, 3)
    wall.sam("card.hide", id=wall.cards[3])
    wall.sam("card.merge", from_=wall.cards[2], into=wall.cards[1])
    assert stored(wall) == sorted(wall.cards)
    wall.do(wall.ann, "contribution.change", id=wall.cards[0], text="Something else")
    # Hidden or merged, its text is there all the same.
    wall.do(wall.cat, "contribution.change", id=wall.cards[2], text="Something else")
    wall.do(wall.cat, "contribution.change", id=wall.cards[3], text="Something else")
    assert stored(wall) == [wall.cards[1]]
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[1])
    assert stored(wall) == []


def test_a_vector_goes_with_the_translation_that_it_was_of(wall: Wall) -> None:
    """Mutation: `contribution.translate` without its moment -> numbers of words that are gone."""
    for english in ("In English", "Better English", ""):
        keeps(wall, 0)
        wall.sam("contribution.translate", id=wall.cards[0], text=english)
        assert stored(wall) == []


def test_a_text_that_was_changed_under_hold_leaves_no_vector(wall: Wall) -> None:
    """Its card leaves the board for a look. Mutation: forgotten only at `contribution.changed`."""
    keeps(wall, 0)
    wall.sam("room.hold", on=True)
    wall.do(wall.ann, "contribution.change", id=wall.cards[0], text="Something else")
    assert stored(wall) == []


def test_a_vector_that_comes_after_its_text_has_changed_is_not_stored(wall: Wall) -> None:
    """Mutation: no `_changed_since` in `_keep` -> words that are gone stay behind as numbers."""
    heard = wall.seq
    wall.do(wall.ann, "contribution.change", id=wall.cards[0], text="Something else")
    wall.do(wall.ann, "contribution.withdraw", id=wall.cards[1])
    assert keeps(wall, 0, 1, 2, base=heard) == [wall.cards[2]]
    assert stored(wall) == [wall.cards[2]]


def test_nothing_is_left_when_a_summit_is_erased(wall: Wall) -> None:
    """Mutation: VectorRow not in `_OF_ROOM` -> the room can't be erased."""
    keeps(wall, 0, 1)
    wall.sam("room.end")
    wall.vouched(wall.system, "summit.erase", title="Care at its best")
    assert stored(wall) == []


@pytest.mark.parametrize(
    ("model", "of"),
    [
        ("minilm", {"c": vector(1)}),
        (MARK, {"c": vector(1)[:-4]}),
        (MARK, {"c": vector(1) + "AAAA"}),
        (MARK, {"c": "no numbers"}),
        (MARK, {"c": 7}),
        (MARK, {f"c{n}": vector(n) for n in range(MOST_VECTORS + 1)}),
    ],
    ids=["mark", "short", "long", "text", "number", "many"],
)
def test_what_is_no_vector_is_refused(wall: Wall, model: str, of: dict[str, Any]) -> None:
    with pytest.raises(Malformed) as refusal:
        wall.do(wall.sorter, "theme.sort", base=0, vectors={"model": model, "of": of})
    assert refusal.value.field == "vectors"


def test_nobody_but_the_worker_gives_vectors(wall: Wall) -> None:
    for person in (wall.desk, wall.board, wall.ann):
        with pytest.raises(NotAllowed):
            wall.do(person, "theme.sort", base=0, vectors={"model": MARK, "of": {}})


def test_as_many_as_are_sent_at_once_fit_into_a_frame() -> None:
    assert (keeping.MOST, 4 * sentences.DIMENSIONS) == (MOST_VECTORS, VECTOR_BYTES)
    ids = [f"{n:026}" for n in range(MOST_VECTORS)]
    vectors = {"model": MARK, "of": {one: vector(n) for n, one in enumerate(ids)}}
    packet = {"cid": "c" * 64, "type": "theme.sort", "base": 2**62, "vectors": vectors}
    assert len(json.dumps(["do", packet])) < LARGEST_FRAME - 1000


def test_the_next_worker_gets_those_of_its_own_model_part_by_part(
    wall: Wall, client: FlaskClient
) -> None:
    keeps(wall, 0, 1, 2)
    keeps(wall, 3, model=OTHER_MARK)
    first = asks(client, wall)
    assert {card: b64decode(one)[0] for card, one in first.items()} == {
        card: place for place, card in enumerate(wall.cards[:3])
    }
    assert list(asks(client, wall, after=wall.cards[1])) == [wall.cards[2]]
    assert asks(client, wall, after=wall.cards[2]) == {}
    assert list(asks(client, wall, model=OTHER_MARK)) == [wall.cards[3]]
    assert asks(client, wall.beside()) == {}


def test_nobody_but_the_worker_on_this_machine_gets_them(wall: Wall, client: FlaskClient) -> None:
    """Mutation: `of_token` for the lens desk -> a desk reads them."""
    keeps(wall, 0)
    for token in (wall.tokens[Role.FACILITATOR], wall.tokens[Role.PARTICIPANT], "sorter.none"):
        assert asks(client, wall, token, status=404)["code"] == "not_found"
    client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert asks(client, wall, status=404)["code"] == "not_found"
