"""The house without its windows: database, engine and features, as tests and the CLI use it too."""

from collections.abc import Mapping
from dataclasses import dataclass

from oasis_live.accounts import live as accounts_live
from oasis_live.accounts import store as accounts_store
from oasis_live.ballots import live as ballots_live
from oasis_live.contributions import live as contributions_live
from oasis_live.engine.changes import Changes
from oasis_live.engine.commands import Command, Registry
from oasis_live.engine.database import Database, connect
from oasis_live.engine.pipeline import Pipeline
from oasis_live.engine.runtime import Runtime
from oasis_live.engine.transaction import Tx
from oasis_live.engine.undo import undo_commands
from oasis_live.engine.watch import UNWATCHED, Watch
from oasis_live.kernel.person import Person, Role
from oasis_live.main import sorter
from oasis_live.main.migrations import migrate
from oasis_live.people import live as people_live
from oasis_live.people import store as people_store
from oasis_live.settings import Settings
from oasis_live.summits import live as summits_live
from oasis_live.summits.rules.summit import permit
from oasis_live.summits.store import load_summit
from oasis_live.themes import live as themes_live

LIVE = (accounts_live, summits_live, people_live, contributions_live, themes_live, ballots_live)
# A summit that is being created has no state yet that could forbid it.
_OUTSIDE = frozenset({"summit.create"})


@dataclass(frozen=True)
class House:
    """Everything that a page, a socket or a command line works with."""

    settings: Settings
    runtime: Runtime
    database: Database
    registry: Registry
    changes: Changes
    pipeline: Pipeline
    sorter_key: str
    watch: Watch


def build(settings: Settings, runtime: Runtime, watch: Watch = UNWATCHED) -> House:
    """The house on its database, which is brought up to date. Raises OldHouse for a newer one."""
    engine = connect(settings.database_url)
    migrate(engine)
    database = Database(engine, runtime)
    registry, changes = all_commands(), all_changes()
    pipeline = Pipeline(database, registry, who, gate, runtime, watch)
    key = f"sorter.{runtime.chance.getrandbits(160):040x}"
    return House(settings, runtime, database, registry, changes, pipeline, key, watch)


def all_commands() -> Registry:
    """Every command and moment of every feature, and undo over them."""
    registry = Registry(
        [command for live in LIVE for command in live.COMMANDS],
        # What leans on others comes first, so that erasing leaves nothing without its ground.
        [moment for live in reversed(LIVE) for moment in live.MOMENTS],
    )
    undo_commands(registry)
    return registry


def all_changes() -> Changes:
    """Every collection of every feature."""
    return Changes(
        [collection for live in LIVE for collection in live.COLLECTIONS],
        [extra for live in LIVE for extra in live.EXTRAS],
    )


def who(tx: Tx, bearers: list[str]) -> Mapping[str, Person]:
    """Everybody behind these bearers as they are now; whoever is missing is gone."""
    return (
        dict(people_store.who(tx, bearers))
        | dict(accounts_store.who(tx, bearers))
        | sorter.who(bearers)
    )


def gate(tx: Tx, person: Person, command: Command) -> None:
    """Raises what the room's state has to say to this command."""
    if command.name in _OUTSIDE or person.role is Role.SYSTEM:
        return
    permit(
        load_summit(tx),
        person.role,
        while_ended=command.while_ended,
        while_frozen=command.while_frozen,
    )
