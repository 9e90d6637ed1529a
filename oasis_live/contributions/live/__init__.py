"""The wire commands over contributions, and their entries."""

from oasis_live.contributions.live import (
    author,
    collections,
    moments,
    screener,
    translator,
)

COMMANDS = (*author.COMMANDS, *screener.COMMANDS, *translator.COMMANDS)
MOMENTS = moments.MOMENTS
COLLECTIONS = collections.COLLECTIONS
EXTRAS = collections.EXTRAS
