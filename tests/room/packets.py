"""Something that each command could be sent with, in a busy room."""

from collections.abc import Callable
from typing import Any

from tests.room.scenes import Busy

FIELDS: dict[str, Callable[[Busy], dict[str, Any]]] = {
    "person.join": lambda _b: dict.fromkeys(
        ("token_digest", "recovery_digest", "receipt_code"), "x"
    ),
    "person.recover": lambda _b: {"code_digest": "x", "token_digest": "y"},
    "person.change": lambda _b: {"name": "Eve"},
    "person.remove": lambda b: {"id": b.room.ann.id},
    "contribution.add": lambda b: {"activity": b.talk, "kind": "principle", "text": "x"},
    "contribution.change": lambda b: {"id": b.a, "text": "x"},
    "contribution.withdraw": lambda b: {"id": b.a},
    "contribution.consent": lambda b: {"id": b.story, "consent": "room"},
    "contribution.translate": lambda b: {"id": b.a, "text": "x"},
    "ballot.cast": lambda b: {"activity": b.vote, "choices": {}},
    "card.accept": lambda b: {"ids": [b.a, b.b]},
    "card.hide": lambda b: {"id": b.a},
    "card.restore": lambda b: {"id": b.a},
    "card.pin": lambda b: {"id": b.a, "on": True},
    "card.hold": lambda b: {"id": b.a, "on": True},
    "card.let_go": lambda _b: {"connection": "x"},
    "card.merge": lambda b: {"from": b.a, "into": b.b},
    "theme.add": lambda b: {"name": "Tea", "cards": [b.c]},
    "theme.place": lambda b: {"card": b.c, "theme": b.time},
    "theme.accept": lambda b: {"card": b.a},
    "theme.merge": lambda b: {"from": b.time, "into": b.trust},
    "theme.split": lambda b: {"theme": b.time, "cards": [b.a]},
    "theme.rename": lambda b: {"theme": b.time, "name": "x"},
    "theme.remove": lambda b: {"theme": b.time},
    "theme.lock": lambda b: {"theme": b.time, "on": True},
    "theme.sort": lambda b: {"base": b.room.seq, "moves": [{"card": b.c, "theme": b.time}]},
    "theme.take": lambda b: {"theme": b.time, "cards": [b.c]},
    "offer.decline": lambda b: {"kind": "split", "theme": b.time, "cards": [b.c]},
    "board.show": lambda _b: {"view": "blank"},
    **dict.fromkeys(
        [
            *("activity.next", "board.tidy", "undo", "redo"),
            *("room.open", "room.end", "room.reopen", "room.new_code"),
        ],
        lambda _b: {},
    ),
    **dict.fromkeys(
        [f"activity.{name}" for name in ("open", "close", "reveal", "reopen", "remove")],
        lambda b: {"activity": b.vote},
    ),
    "activity.extend": lambda b: {"activity": b.talk, "minutes": 1},
    "activity.add": lambda _b: {"kind": "break", "title": "Tea"},
    "activity.change": lambda b: {"activity": b.talk, "title": "x"},
    "activity.move": lambda b: {"activity": b.talk, "after": None},
    "room.announce": lambda _b: {"text": "x"},
    **dict.fromkeys(["room.hold", "room.freeze"], lambda _b: {"on": True}),
    "summit.create": lambda _b: {"title": "x"},
    "summit.change": lambda _b: {"title": "x"},
    "summit.erase": lambda _b: {"title": "Care at its best"},
    "key.add": lambda _b: {"role": "facilitator"},
    **dict.fromkeys(["key.revoke", "key.renew"], lambda b: {"id": b.room.desk.id}),
    "host.add": lambda _b: {"email": "eve@example.org"},
    "host.remove": lambda _b: {"id": "x"},
}
