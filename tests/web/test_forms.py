"""A plain form says the same as a client with script."""

import re
from typing import Annotated, Any

import pytest
from msgspec import Meta
from werkzeug.datastructures import MultiDict

from oasis_live.engine.commands import Command, Outcome, Payload, decode
from oasis_live.kernel.person import Role
from oasis_live.web.forms import fields_of
from tests.a_phone import Phone
from tests.a_room import ARoom


class Everything(Payload, frozen=True, rename={"from_": "from"}):
    """Each sort of field that a command may have."""

    text: str
    maybe: str = "as given"
    kept: str | None = None
    number: Annotated[int, Meta(ge=0)] = 3
    lines: tuple[str, ...] = ()
    dots: dict[str, int] = {}  # noqa: RUF012 - msgspec copies an empty one
    from_: tuple[str, ...] = ()
    on: bool = False


COMMAND = Command(
    "everything", Everything, frozenset({Role.PARTICIPANT}), 1, lambda *_: Outcome(), ()
)


def read(*pairs: tuple[str, str]) -> Everything:
    fields = fields_of(MultiDict(pairs), Everything)
    payload = decode(COMMAND, fields, lax=True)
    assert isinstance(payload, Everything)
    return payload


def test_numbers_and_switches_are_read_from_their_text() -> None:
    read_one = read(("text", "x"), ("number", "7"), ("on", "true"))
    assert (read_one.number, read_one.on) == (7, True)


def test_a_name_that_stands_often_is_a_list_without_its_empty_lines() -> None:
    assert read(("text", "x"), ("lines", "a"), ("lines", " "), ("lines", "b")).lines == ("a", "b")
    assert read(("text", "x"), ("from", "c1")).from_ == ("c1",)


def test_a_name_with_a_key_is_a_map() -> None:
    assert read(("text", "x"), ("dots[a]", "2"), ("dots[b]", "0")).dots == {"a": 2, "b": 0}


def test_what_was_left_empty_was_not_given_unless_empty_says_something() -> None:
    empty = read(("text", ""), ("maybe", ""), ("number", ""), ("kept", ""))
    assert empty == Everything(text="", kept="")


def test_what_only_the_form_needs_is_no_field() -> None:
    outer = [("csrf_token", "t"), ("cid", "c"), ("type", "everything"), ("next", "mine")]
    assert read(("text", "x"), *outer) == Everything(text="x")


def test_S01_a_field_that_the_command_does_not_know_is_malformed(phone: Phone) -> None:
    answer = phone.send("/do", type="person.change", name="Dee", role="facilitator")
    assert answer.status_code == 422


def adds(phone: Phone, **fields: Any) -> Any:
    page = phone.see()
    activity = re.search(r'name="activity" value="([^"]+)"', page)
    assert activity
    return phone.send("/do", type="contribution.add", kind="story", activity=activity[1], **fields)


def test_without_script_a_story_is_added(a_room: ARoom, phone: Phone) -> None:
    answer = adds(phone, happened="I sat with him.", conditions=["Time", "", "Tea"], gem="")
    assert (answer.status_code, answer.location) == (303, f"/{a_room.code}")
    (card,) = a_room.all("card", "board")
    assert (card["happened"], card["conditions"]) == ("I sat with him.", ["Time", "Tea"])
    assert "I sat with him." in phone.see("/mine")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"happened": " "}, "Write a few words about the story first"),
        ({"happened": "x" * 1212}, "Shorten your story by 12 characters"),
        ({"happened": "Yes", "conditions": list("abcd")}, "Up to 3, please. Leave one out"),
        ({"happened": "Yes", "gem": "g" * 141}, "Shorten this by 1 character<"),
    ],
)
def test_a_refusal_is_said_in_its_place_and_keeps_every_word(
    a_room: ARoom, phone: Phone, fields: dict[str, Any], said: str
) -> None:
    answer = adds(phone, title="With him", **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert "aria-invalid" in answer.text
    for words in fields.values():
        for word in [words] if isinstance(words, str) else words[:3]:
            assert word.strip() in answer.text
    assert a_room.all("card") == []


def test_all_that_is_wrong_is_said_at_once_each_in_its_place(
    a_room: ARoom, phone: Phone, app: Any
) -> None:
    """Mutation: no `others` (kernel/refused.py) → the second error comes with the next try."""
    story = adds(phone, happened="x" * 1212, gem="g" * 142)
    stranger = Phone(app.test_client(), a_room.code)
    about = stranger.send("/join", name="n" * 60, table="t" * 23)
    for answer, said in (
        (story, {"happened": "your story by 12", "gem": "this by 2"}),
        (about, {"name": "this by 20", "table": "this by 3"}),
    ):
        assert answer.status_code == 422
        for field, words in said.items():
            error = answer.text.split(f'id="{field}-e">')[1].split("</p>")[0]
            assert error.endswith(f"Shorten {words} characters")


def test_words_that_look_like_markup_are_text(phone: Phone) -> None:
    answer = adds(phone, happened="<script>alert(1)</script>" * 60)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text


def test_a_form_that_is_sent_twice_counts_once(a_room: ARoom, phone: Phone) -> None:
    for _time in range(2):
        assert adds(phone, happened="I sat with him.", cid="one-and-the-same").status_code == 303
    assert len(a_room.all("card")) == 1


def test_a_paused_room_keeps_the_words(a_room: ARoom, phone: Phone) -> None:
    a_room.do(a_room.desk, "room.freeze", on=True)
    answer = adds(phone, happened="I sat with him.")
    assert answer.status_code == 409
    assert "The facilitator has paused the room. Your words are kept." in answer.text
    assert "I sat with him." in answer.text


def test_somebody_who_has_not_joined_is_led_to_the_welcome(a_room: ARoom, app: Any) -> None:
    stranger = Phone(app.test_client(), a_room.code)
    answer = stranger.send("/do", type="contribution.add", text="x")
    assert (answer.status_code, answer.location) == (303, f"/{a_room.code}")


def test_S01_a_form_can_send_no_command_of_the_desk(a_room: ARoom, phone: Phone) -> None:
    before = a_room.stored()
    for name in ("activity.next", "room.end", "summit.erase", "person.join", "nothing"):
        answer = phone.send("/do", type=name, title="Care at its best")
        assert answer.status_code in {403, 422}, name
    assert a_room.stored() == before


def test_R03_a_second_tap_on_a_form_counts_once_and_other_words_count_again(
    phone: Phone, a_room: ARoom
) -> None:
    """Mutation: a cid made anew for each request (pages/screens.py) -> it is there twice."""
    page = phone.see()
    hidden = {name: _hidden(page, name) for name in ("csrf_token", "cid", "activity")}
    said = {**hidden, "type": "contribution.add", "kind": "story", "conditions": "Time"}
    for happened in ("I sat with him.", "I sat with him.", "I sat with him, and he sang."):
        answer = phone.post("/do", {**said, "happened": happened})
        assert answer.status_code == 303
    told = [one["happened"] for one in a_room.all("card") if one["kind"] == "story"]
    assert sorted(told) == ["I sat with him, and he sang.", "I sat with him."]


def test_R03_the_last_value_counts_on_a_page_that_the_back_button_brought(
    phone: Phone, a_room: ARoom
) -> None:
    """Mutation: `whole=True` left out of one command -> its third value is the first tap's again,
    and the second one stays.
    """
    adds(phone, happened="I sat with him.")
    (story,) = (one["id"] for one in a_room.all("card"))
    a_room.opens("principles")
    a_room.adds(a_room.ann, "Time")
    vote = a_room.opens("vote")
    (option,) = (one["id"] for one in a_room.all("option"))
    page = {name: _hidden(phone.see(), name) for name in ("csrf_token", "cid")}
    for name, level, dots in (("A", "room", "1"), ("B", "anonymous", "2"), ("A", "room", "1")):
        for said in (
            {"type": "person.change", "name": name},
            {"type": "contribution.consent", "id": story, "consent": level},
            {"type": "ballot.cast", "activity": vote, f"choices[{option}]": dots},
        ):
            assert phone.post("/do", {**page, **said}).status_code == 303, said
    (card,) = (one for one in a_room.all("card") if one["id"] == story)
    assert card["consent"] == "room"
    assert "A" in [one["name"] for one in a_room.all("person")]
    assert 'value="1"' in phone.see()


@pytest.mark.parametrize(
    ("typed", "says"),
    [("abc", "Type a whole number"), ("1.5", "Type a whole number"), ("9", "At most two dots")],
)
def test_a_wrong_number_of_dots_is_said_at_its_field_and_all_numbers_stay(
    phone: Phone, a_room: ARoom, typed: str, says: str
) -> None:
    """Fails when the fields show the last ballot that was stored."""
    a_room.opens("principles")
    for text in ("Time", "Tea"):
        a_room.adds(a_room.ann, text)
    vote = a_room.opens("vote")
    one, other = (each["id"] for each in a_room.all("option"))
    page = {name: _hidden(phone.see(), name) for name in ("csrf_token", "cid")}
    ballot = {"type": "ballot.cast", "activity": vote, f"choices[{one}]": "1"}
    answer = phone.post("/do", {**page, **ballot, f"choices[{other}]": typed})
    assert answer.status_code == 422
    fields = dict(re.findall(r'name="choices\[([^]]+)\]"[^>]*? (value="[^>]*)>', answer.text))
    assert fields[one] == 'value="1" inputmode="numeric"'
    assert f'value="{typed}"' in fields[other]
    assert f'aria-describedby="n-{other}-e"' in fields[other]
    assert says in answer.text.split(f'id="n-{other}-e"')[1].split("</p>")[0]


def test_an_emptied_number_of_dots_is_none(phone: Phone, a_room: ARoom) -> None:
    a_room.opens("principles")
    a_room.adds(a_room.ann, "Time")
    vote = a_room.opens("vote")
    (option,) = (one["id"] for one in a_room.all("option"))
    for dots in ("1", ""):
        sent = {"activity": vote, f"choices[{option}]": dots}
        assert phone.send("/do", type="ballot.cast", **sent).status_code == 303
    assert 'value="0"' in phone.see()


def _hidden(page: str, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]+)"', page)
    assert found, name
    return found[1]
