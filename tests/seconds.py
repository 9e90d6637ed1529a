"""Seconds that pass when a test says so."""


class Time:
    """A clock for whatever asks `monotonic`; `now` is set by the test."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now
