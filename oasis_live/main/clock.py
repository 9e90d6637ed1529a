"""The time, asked in this one place; everybody else is told."""

from datetime import UTC, datetime


def clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)
