"""What organisers do: the commands over keys and hosts, and the acts of accounts themselves."""

from oasis_live.accounts.live import hosts, keys
from oasis_live.accounts.store.keys import forget_keys
from oasis_live.accounts.store.links import forget_links
from oasis_live.accounts.store.organisers import forget_hosts
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx


def _forget(tx: Tx, summits: tuple[str, ...]) -> frozenset[Ref]:
    forget_keys(tx, summits)
    forget_hosts(tx, summits)
    forget_links(tx, summits)
    return frozenset()


COMMANDS = (*keys.COMMANDS, *hosts.COMMANDS)
MOMENTS = (Moment("summit.erased", _forget, changes=()),)
COLLECTIONS = ()
EXTRAS = ()
