"""What the projector shows. A facilitator's word; opening and revealing are such words too."""

from dataclasses import dataclass, replace
from enum import StrEnum

from oasis_live.summits.rules.activity import Activity, Kind


class View(StrEnum):
    """What a board can show."""

    JOIN = "join"
    THEMES = "themes"
    FOCUS = "focus"
    SPOTLIGHT = "spotlight"
    VOTE = "vote"
    REVEAL = "reveal"
    CORE = "core"
    BLANK = "blank"
    ENDED = "ended"


@dataclass(frozen=True)
class Board:
    """One projected picture. `page` counts from 0; `shown` is whether anything but the join view
    was ever on it: from then on the list page tells the same. `places`: how many places for themes
    are laid out, empty ones too, the same on every board however long it has been open. `tidied`
    counts how often they were given anew: every place stays where it is until then.
    """

    view: View = View.JOIN
    theme: str | None = None
    card: str | None = None
    activity: str | None = None
    page: int = 0
    big: bool = False
    still: bool = False
    shown: bool = False
    places: int = 0
    tidied: int = 0


def show(board: Board, view: View, **choices: object) -> Board:
    """Another view. `choices` not given (None) keep what they were only for big and still."""
    given = {name: value for name, value in choices.items() if value is not None}
    plain = replace(board, view=view, theme=None, card=None, page=0)
    shown = board.shown or view not in {View.JOIN, View.BLANK}
    return replace(plain, shown=shown, **given)  # type: ignore[arg-type] # its caller is typed


def tidied(board: Board, places: int) -> Board:
    """The board once the places of its themes were given anew, so many in all."""
    return replace(board, places=places, tidied=board.tidied + 1)


_FOLLOWS = {
    Kind.WELCOME: View.JOIN,
    Kind.INTERVIEWS: View.THEMES,
    Kind.PRINCIPLES: View.THEMES,
    Kind.VOTE: View.VOTE,
}


def follow(board: Board, opened: Activity) -> Board:
    """The board when a facilitator opens this activity: a vote's question, or the themes."""
    view = _FOLLOWS.get(opened.kind, board.view)
    if view == board.view and board.activity == opened.id:
        return board
    return replace(show(board, view), activity=opened.id)
