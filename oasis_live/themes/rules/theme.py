"""One theme: its name, its place on the board, and what a person did to it."""

from dataclasses import dataclass, replace

from oasis_live.kernel.refused import Conflict
from oasis_live.kernel.text import clean_line, fit

NAME_LIMIT = 80
# What only people decide of a theme, and each decision is somebody's.
DECIDED = frozenset({"name_id", "locked", "removed"})


@dataclass(frozen=True)
class Theme:
    """A cluster of cards. `name` is a person's word, kept under `name_id`; without one it is called
    by the words of `title_card`. `place` is its turn in the order of creation, `pool` its place on
    the board, from 1, or None. `accepted`: a person shaped it. `merged_into` is where its cards and
    votes went. `by` is who last decided about it ("" for nobody yet).
    """

    id: str
    place: int
    name: str = ""
    name_id: str | None = None
    title_card: str | None = None
    pool: int | None = None
    colour: int = 1
    accepted: bool = False
    locked: bool = False
    removed: bool = False
    merged_into: str | None = None
    by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the machine may put cards into it."""
        return not (self.locked or self.removed)


def named(name: str) -> str:
    """A theme's name, known to fit, on one line. Raises Empty, TooLong, Malformed."""
    line = clean_line(name, field="name")
    return fit(line, NAME_LIMIT, field="name", empty="Give this theme a name")


def there(theme: Theme) -> Theme:
    """The theme, unless somebody removed or merged it. Raises Conflict."""
    if theme.removed:
        raise taken_away(theme)
    return theme


def taken_away(theme: Theme, /, **present: str | None) -> Conflict:
    """What whoever acts on a theme hears that is gone; `present` is what else there is now."""
    return Conflict(
        "%(name)s just removed or merged this theme.",
        name=theme.by or "Somebody",
        present={"id": theme.id, "by": theme.by, **present},
    )


def touched(theme: Theme) -> Theme:
    """A person made, named, merged or split it, or placed a card in it."""
    return replace(theme, accepted=True)


def renamed(theme: Theme, name: str, name_id: str) -> Theme:
    """A person's name: no machine changes it."""
    return touched(replace(theme, name=name, name_id=name_id))


def check_named(theme: Theme, was: str | None) -> None:
    """Raises Conflict where its name, by a person, is another one than this person saw; None for
    none. It names nobody: who decided about the theme last may have done something else.
    """
    if theme.name == (was or ""):
        return
    present = {"id": theme.id, "name": theme.name or None}
    if theme.name:
        raise Conflict("This theme was just named “%(theme)s”.", theme=theme.name, present=present)
    raise Conflict("The name of this theme was just taken back.", present=present)


def called_by(theme: Theme, card: str) -> Theme:
    """The machine's choice of words for it. A person's name stays, and so does what is gone."""
    if theme.name_id or theme.removed:
        return theme
    return replace(theme, title_card=card)


def signed(before: Theme | None, theme: Theme, by: str) -> Theme:
    """The theme with who has decided about it, if this act did."""
    decided = any(getattr(before, name, None) != getattr(theme, name) for name in DECIDED)
    return replace(theme, by=by) if decided else theme


def gone(theme: Theme, merged_into: str | None = None) -> Theme:
    """No longer on the board; its place stays empty."""
    return replace(theme, removed=True, pool=None, merged_into=merged_into)
