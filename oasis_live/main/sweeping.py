"""What somebody withdrew leaves the database's file and its log as well, within seconds."""

from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx
from oasis_live.main.house import House

SWEEP_SECONDS = 5.0
_ERASING = ("contribution.erased", "person.erased", "summit.erased")


class Sweeper:
    """Hears that something was erased, and sweeps up a little later: at once would be too often."""

    def __init__(self, house: House) -> None:
        self._house, self._due = house, False
        house.registry.moments += tuple(Moment(name, self._hear, ()) for name in _ERASING)

    def sweep_for_ever(self) -> None:
        """Sweep while the server runs, as a green thread of its own."""
        while True:
            self._house.runtime.sleep(SWEEP_SECONDS)
            self.sweep()

    def sweep(self) -> None:
        """Sweep up if something was erased; what a reader stands on waits for the next time."""
        if self._due:
            self._due = False
            self._due |= not self._house.pipeline.sweep()

    def _hear(self, _tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
        self._due = True
        return frozenset()
