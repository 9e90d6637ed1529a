"""A system clock that a test sets while a process runs (clock.c is the half inside it)."""

from pathlib import Path

from tests.faults.compiled import compiled


class Clock:
    """Start a process with `environment`; then `step` sets its clock, and nobody else's."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock_step"
        self.step(0)
        self.environment = {
            "LD_PRELOAD": str(compiled("clock.c", folder)),
            "CLOCK_STEP": str(self._file),
        }

    def step(self, seconds: int) -> None:
        """From now on the clock is so far from the right time."""
        with self._file.open("r+b" if self._file.exists() else "wb") as file:
            file.write(seconds.to_bytes(8, "little", signed=True))
