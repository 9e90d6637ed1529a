"""What a client holds: ten lines that every screen runs."""

from typing import Any

from oasis_live.kernel.held import Held

CARD = {"id": "c1", "text": "Time"}


def update(since: int | None = None, seq: int | None = None, **changes: Any) -> dict[str, Any]:
    numbers = {"since": since, "seq": seq}
    return {"put": {}, "drop": {}, **changes} | {n: v for n, v in numbers.items() if v is not None}


def test_since_0_is_a_full_view_that_starts_from_empty() -> None:
    held = Held()
    held.take(update(0, 3, put={"card": [CARD]}))
    assert held.take(update(0, 9, put={"theme": [{"id": "t1"}]})) == "applied"
    assert (held.seq, held.all("card"), held.one("theme", "t1")) == (9, [], {"id": "t1"})


def test_an_update_puts_and_drops_and_moves_the_number() -> None:
    held = Held()
    held.take(update(0, 3, put={"card": [CARD, {"id": "c2"}]}))
    held.take(update(2, 5, put={"card": [{"id": "c2", "text": "Trust"}]}, drop={"card": ["c1"]}))
    assert held.all("card") == [{"id": "c2", "text": "Trust"}]
    assert held.seq == 5


def test_an_old_update_is_ignored_and_a_gap_is_noticed() -> None:
    held = Held()
    held.take(update(0, 5))
    assert held.take(update(2, 4, put={"card": [CARD]})) == "old"
    assert held.take(update(6, 7, put={"card": [CARD]})) == "gap"
    assert (held.all("card"), held.seq) == ([], 5)


def test_a_private_entry_comes_without_a_number_and_moves_none() -> None:
    held = Held()
    held.take(update(0, 5))
    held.take(update(put={"mine": [CARD]}))
    assert (held.one("mine", "c1"), held.seq) == (CARD, 5)


def test_dropping_what_is_not_there_is_a_complete_no_op() -> None:
    held = Held()
    held.take(update(0, 5, put={"card": [CARD]}))
    held.take(update(5, 6, drop={"card": ["gone"], "nothing": ["x"]}))
    assert held.all("card") == [CARD]
