"""What a format has to say for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from oasis_live.record.tables import Record


@dataclass(frozen=True)
class Format:
    """A way to write a record. `name` is how files end; `title` and `hint` are what a page says, in
    its reader's language (lazy messages of the catalogue); `place` orders them there.
    """

    name: str
    media_type: str
    title: Any
    hint: Any
    place: int
    write: Callable[[Record], bytes]
