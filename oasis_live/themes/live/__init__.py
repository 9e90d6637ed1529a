"""The wire commands over themes and cards' places, the sorter's command, and the entries."""

from oasis_live.themes.live import cards, collections, holding, moments, offers, shaping, sorting

COMMANDS = (
    *shaping.COMMANDS,
    *cards.COMMANDS,
    *holding.COMMANDS,
    *offers.COMMANDS,
    *sorting.COMMANDS,
)
MOMENTS = moments.MOMENTS
COLLECTIONS = collections.COLLECTIONS
EXTRAS = ()
