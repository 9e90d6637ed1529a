"""What is stored of a vote: structure only, never a text."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from oasis_live.engine.rows import Base


class OptionRow(Base):
    """One line of a vote: what it stands for. Its words stay where they are."""

    __tablename__ = "option"
    id: Mapped[str] = mapped_column(primary_key=True)
    activity: Mapped[str] = mapped_column(ForeignKey("activity.id"), index=True)
    place: Mapped[int]
    card: Mapped[str | None] = mapped_column(index=True)
    theme: Mapped[str | None] = mapped_column(index=True)


class BallotRow(Base):
    """That somebody has voted in an activity."""

    __tablename__ = "ballot"
    activity: Mapped[str] = mapped_column(ForeignKey("activity.id"), primary_key=True)
    voter: Mapped[str] = mapped_column(ForeignKey("participant.id"), primary_key=True, index=True)


class VoteRow(Base):
    """What a voter gives to an option. The option knows its activity."""

    __tablename__ = "vote"
    # Kept in the order of the key: a result reads the votes of an option one after another.
    __table_args__ = ({"sqlite_with_rowid": False},)
    option: Mapped[str] = mapped_column(ForeignKey("option.id"), primary_key=True)
    voter: Mapped[str] = mapped_column(ForeignKey("participant.id"), primary_key=True, index=True)
    value: Mapped[int]
