"""Which card a group is called by: the one nearest its centre, and that for as long as possible."""

from collections.abc import Sequence

import numpy as np

from oasis_live.themes.meaning.vectors import Vectors, likeness_inside

# A name that changes is a name that nobody can find again.
STICKY = 0.10
# People's own short sentences are better names than the middle of a story.
POOR = 0.10


def title(z: Vectors, members: Sequence[int], poor: Sequence[bool], kept: int | None) -> int:
    """The member that the group is called by. `poor`: which texts of the room name a group badly;
    `kept`: the member that it is called by now, if that is still one.
    """
    near = likeness_inside(z[list(members)]) - POOR * np.array([poor[one] for one in members])
    best = int(near.argmax())
    if kept is not None and kept in members and near[best] <= near[members.index(kept)] + STICKY:
        return kept
    return members[best]
