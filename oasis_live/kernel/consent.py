"""The three consent levels of a story, as they travel on the wire."""

from enum import StrEnum


class Level(StrEnum):
    """Who may see a story beyond the hall. Only its teller ever changes it."""

    ROOM = "room"
    ANONYMOUS = "anonymous"
    FIRST_NAME = "first_name"
