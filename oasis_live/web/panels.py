"""What a feature puts on which screen, declared as a value."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience

Screen = Literal["phone", "board", "desk", "list", "home", "organiser"]
Context = Callable[[Tx, Audience], dict[str, Any] | None]


def _nothing(_tx: Tx, _audience: Audience) -> dict[str, Any] | None:
    return None


@dataclass(frozen=True)
class Panel:
    """A part of a screen. `slot`: a kind of activity (phone), or a page of the organisers'.
    `context` fills the template, so that it is complete without script.
    """

    screen: Screen
    slot: str
    template: str
    context: Context = _nothing


class Panels:
    """All panels, asked by screen and slot."""

    def __init__(self, panels: Iterable[Panel]) -> None:
        self._panels = tuple(panels)

    def on(self, screen: Screen, slot: str | None = None) -> list[Panel]:
        """The panels of a screen, or of one slot of it, in the order of the features."""
        return [p for p in self._panels if p.screen == screen and slot in {None, p.slot}]

    def context(self, tx: Tx, audience: Audience, screen: Screen) -> dict[str, Any]:
        """What all panels of a screen bring for their templates; each is asked once."""
        brought: dict[str, Any] = {}
        for context in dict.fromkeys(panel.context for panel in self.on(screen)):
            brought |= context(tx, audience) or {}
        return brought
