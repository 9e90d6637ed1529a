"""`board.show`: what the projector shows, chosen from the desk or a board that it opened."""

from typing import Annotated, Literal

import msgspec

from oasis_live.engine.commands import Command, Outcome, Payload
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.summits.live.room import BOARD, DESK
from oasis_live.summits.rules.activity import State
from oasis_live.summits.rules.board import Board, View, show
from oasis_live.summits.store import load_activities, load_board, save_board

MOST_PAGES = 10_000


class ShowBoard(Payload, frozen=True):
    """A view, and what of it: a theme, a card, a page. `big` and `still` stay as they were
    where they are not given.
    """

    view: Literal[
        "join", "themes", "focus", "spotlight", "vote", "reveal", "core", "blank", "ended"
    ]
    theme: str | None = None
    card: str | None = None
    page: Annotated[int, msgspec.Meta(ge=0, le=MOST_PAGES)] | None = None
    big: bool | None = None
    still: bool | None = None


def _show(tx: Tx, _by: Person, sent: ShowBoard) -> Outcome:
    board = load_board(tx)
    view = View(sent.view)
    after = show(
        board,
        view,
        theme=sent.theme,
        card=sent.card,
        page=sent.page,
        big=sent.big,
        still=sent.still,
        activity=_vote_shown(tx, board) if view in {View.VOTE, View.REVEAL} else None,
    )
    if after == board:
        return Outcome()
    save_board(tx, after)
    return Outcome(frozenset({BOARD}))


def _vote_shown(tx: Tx, board: Board) -> str | None:
    """The vote that the board means: the last one opened."""
    votes = [one for one in load_activities(tx) if one.is_vote and one.state is not State.PLANNED]
    last = max(votes, key=lambda one: one.opened_at or 0, default=None)
    return last.id if last else board.activity


COMMANDS = (
    Command("board.show", ShowBoard, DESK, 240, _show, changes=("board",), while_ended=True),
)
