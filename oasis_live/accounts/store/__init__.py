"""Rows of organisers, sessions, one-time links, hosts, keys and tries."""

from oasis_live.accounts.store.keys import identify_key, who
from oasis_live.accounts.store.tries import TryRow

# TryRow: only pages use it, and yet whoever brings the database up to date must know all rows.
__all__ = ["TryRow", "identify_key", "who"]
