"""One-time links: for the first organiser, for somebody who was invited, for a lost password."""

from dataclasses import dataclass, replace

from oasis_live.kernel.refused import Gone

DAY_MS = 24 * 60 * 60 * 1000
INVITATION_MS = 7 * DAY_MS
PATH = "/organiser/welcome/"


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """What a link lets somebody do once. Without `email` it makes the first organiser; `resets`
    is the organiser whose password it sets anew; `summit` the one that it invites to. Times are
    milliseconds since 1970; 0 means not yet, or never.
    """

    id: str
    email: str
    resets: str
    summit: str
    invited_by: str
    made_at: int
    ends_at: int
    used_at: int = 0

    @property
    def is_first(self) -> bool:
        """Whether whoever opens it becomes the first organiser."""
        return not self.email


def address(public_url: str, token: str) -> str:
    """The link that somebody opens."""
    return f"{public_url}{PATH}{token}"


def still_good(link: OneTimeLink | None, *, taken: bool, now: int) -> OneTimeLink:
    """The link. `taken`: its place is filled (the address has an account, or the first organiser
    is there). Raises Gone.
    """
    if link is None or link.used_at or (taken and not link.resets):
        raise Gone("This link was used already. Sign in, or ask for a new one.")
    if link.ends_at and link.ends_at < now:
        raise Gone("This link is too old. Ask for a new one.")
    return link


def use(link: OneTimeLink, now: int) -> OneTimeLink:
    """The link, used up."""
    return replace(link, used_at=now)
