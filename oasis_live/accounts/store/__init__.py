"""Rows of organisers, sessions, one-time links, hosts, keys and tries."""

from oasis_live.accounts.store.keys import identify_key, who

__all__ = ["identify_key", "who"]
