"""Rows of contributions. A text stands in one row and nowhere else: withdrawing deletes it."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base


class ContributionRow(Base):
    """What somebody shared."""

    __tablename__ = "contribution"
    __table_args__ = (
        # Nearly every card was merged into none: only the few others are looked up by it.
        Index(
            "contribution_merged_into",
            "merged_into",
            sqlite_where=text("merged_into IS NOT NULL"),
            postgresql_where=text("merged_into IS NOT NULL"),
        ),
        # The counts of a room are read with each change, from the index alone.
        Index("contribution_counted", "room", "state", "kind", "merged_into"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    activity: Mapped[str] = mapped_column(ForeignKey("activity.id"))
    author: Mapped[str] = mapped_column(ForeignKey("participant.id"), index=True)
    state: Mapped[str]
    consent: Mapped[str | None]
    text: Mapped[str]
    title: Mapped[str]
    happened: Mapped[str]
    gem: Mapped[str]
    by: Mapped[str]
    lang: Mapped[str]
    translation: Mapped[str]
    translated_by: Mapped[str]
    late: Mapped[int]
    reason: Mapped[str]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("contribution.id"))
    at: Mapped[int]


class LineRow(Base):
    """One condition of success or one wish of a story."""

    __tablename__ = "contribution_line"
    contribution: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class LinkRow(Base):
    """What a contribution comes from: stories that show it, or words that were taken up."""

    __tablename__ = "contribution_link"
    contribution: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("contribution.id"), primary_key=True, index=True)


CONDITION, WISH = "condition", "wish"
STORY, FROM = "story", "from"
