"""The tutorial's Flask-SocketIO server: `python -m bench.comparators.flask_server PORT FILE`.

`--quiet` leaves the broadcasts out.
"""

import sys
from typing import Any

import eventlet
from flask import Flask
from flask_socketio import SocketIO, emit
from sqlalchemy import ForeignKey, create_engine, delete, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

MOST_CONNECTIONS = 20_000


class Base(DeclarativeBase):
    """The tutorial's tables."""


class Ballot(Base):
    """That somebody voted; the last time counts."""

    __tablename__ = "ballot"
    id: Mapped[int] = mapped_column(primary_key=True)
    voter: Mapped[str] = mapped_column(unique=True)


class Vote(Base):
    """Dots on one option."""

    __tablename__ = "vote"
    id: Mapped[int] = mapped_column(primary_key=True)
    ballot: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    option: Mapped[str] = mapped_column(index=True)
    dots: Mapped[int]


class Contribution(Base):
    """Words of somebody."""

    __tablename__ = "contribution"
    id: Mapped[int] = mapped_column(primary_key=True)
    author: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]


class Link(Base):
    """A story that a contribution comes from."""

    __tablename__ = "link"
    contribution: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    story: Mapped[int] = mapped_column(primary_key=True)


def _tally() -> Any:
    return select(Vote.option, func.sum(Vote.dots)).group_by(Vote.option)


def build(file: str, *, broadcasts: bool) -> tuple[Flask, SocketIO]:
    """The application. Without broadcasts only the sender hears of what was stored."""
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode="eventlet", cors_allowed_origins="*")
    engine = create_engine(f"sqlite:///{file}")

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    Base.metadata.create_all(engine)

    @socketio.on("vote")  # type: ignore[untyped-decorator] # the library has no types
    def on_vote(data: dict[str, Any]) -> dict[str, Any]:
        with Session(engine) as session:
            ballot = session.scalar(select(Ballot).where(Ballot.voter == data["voter"]))
            if ballot is None:
                ballot = Ballot(voter=data["voter"])
                session.add(ballot)
                session.flush()
            session.execute(delete(Vote).where(Vote.ballot == ballot.id))
            for option, dots in data["choices"].items():
                session.add(Vote(ballot=ballot.id, option=option, dots=dots))
            session.commit()
            if broadcasts:
                tally = dict(session.execute(_tally()).all())
                emit("tally", {"seq": ballot.id, "tally": tally}, broadcast=True)
            return {"ok": True, "id": ballot.id}

    @socketio.on("contribute")  # type: ignore[untyped-decorator] # the library has no types
    def on_contribute(data: dict[str, Any]) -> dict[str, Any]:
        with Session(engine) as session:
            added = Contribution(author=data["author"], text=data["text"])
            session.add(added)
            session.flush()
            session.add(Link(contribution=added.id, story=data["story"]))
            session.commit()
            emit("mine", {"id": added.id, **data})
            if broadcasts:
                emit("contribution", {"seq": added.id, **data}, broadcast=True)
            return {"ok": True, "id": added.id}

    return app, socketio


def main() -> None:
    """Serve until stopped."""
    port, file = int(sys.argv[1]), sys.argv[2]
    eventlet.monkey_patch()
    app, socketio = build(file, broadcasts="--quiet" not in sys.argv)
    socketio.run(app, port=port, max_size=MOST_CONNECTIONS, log_output=False)


if __name__ == "__main__":
    main()
