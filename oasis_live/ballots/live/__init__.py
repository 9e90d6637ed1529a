"""The wire command over ballots, what opening a vote does, and the entries of a vote."""

from oasis_live.ballots.live import casting, collections, moments

COMMANDS = casting.COMMANDS
MOMENTS = moments.MOMENTS
COLLECTIONS = collections.COLLECTIONS
EXTRAS = collections.EXTRAS
