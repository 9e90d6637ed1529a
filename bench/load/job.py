"""What a generator is told to do, and what it tells afterwards."""

import msgspec


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One run against one server. `work` names a module's function in `bench.load.works`."""

    work: str
    server: str
    """`ours`, or `tutorial` for either comparator: they speak the same events."""
    host: str
    port: int
    pid: int
    code: str = ""
    desk_key: str = ""
    rooms: list[tuple[str, str]] = []
    """More than one room: code and desk key of each."""
    phones: int = 0
    seconds: float = 0
    each: int = 0
    seed: int = 1
    patience: float = 30
    """Seconds that a phone waits for an answer before it counts as lost."""


class Run(msgspec.Struct, kw_only=True):
    """What was seen. Times are milliseconds from the scheduled moment."""

    acknowledged: list[float] = msgspec.field(default_factory=list)
    seen: list[float] = msgspec.field(default_factory=list)
    stored: dict[str, str] = msgspec.field(default_factory=dict)
    """What was acknowledged, as the database should hold it: by id or person."""
    lost: list[str] = msgspec.field(default_factory=list)
    """Why, for each that got no answer or was refused."""
    cut: int = 0
    """Connections that the server or the network closed."""
    wall: float = 0
    own_cpu: float = 0
    server_cpu: float = 0
    more: dict[str, float] = msgspec.field(default_factory=dict)

    @property
    def share(self) -> float:
        """How much of its core the generator used while it measured."""
        return self.own_cpu / self.wall if self.wall else 0.0
