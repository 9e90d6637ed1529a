"""The wire commands over a room, its run sheet and its board."""

from oasis_live.summits.live import activity, board, collections, room, summit

COMMANDS = (*activity.COMMANDS, *board.COMMANDS, *room.COMMANDS, *summit.COMMANDS)
MOMENTS = ()
EXTRAS = ()
COLLECTIONS = collections.COLLECTIONS
