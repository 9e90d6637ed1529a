"""How rows are declared and asked for: one text for both databases."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

import msgspec
from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Index,
    Table,
    TextClause,
    bindparam,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, mapped_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import Boolean
from typing_extensions import override


class Base(DeclarativeBase):
    """Every row of the house. Columns are str, int and bytes; load and save convert."""

    # Times are milliseconds: too large for 32 bits.
    type_annotation_map: ClassVar[dict[Any, Any]] = {int: BigInteger}


class CounterRow(Base):
    """The last number that a room gave. Numbers under `floor` are from before a restore: what a
    screen held then can't be brought up to date entry by entry.
    """

    __tablename__ = "counter"
    room: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    floor: Mapped[int]


class ChangeRow(Base):
    """Which entry changed last as which number, and for whom; never what it says."""

    __tablename__ = "change"
    __table_args__ = (Index("change_since", "room", "seq"),)
    room: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    to: Mapped[str] = mapped_column(primary_key=True)


class ReceiptRow(Base):
    """The answer that a cid got. It holds ids and states, never a text or a secret."""

    __tablename__ = "receipt"
    bearer: Mapped[str] = mapped_column(primary_key=True)
    cid: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    digest: Mapped[str]
    answer: Mapped[str]
    at: Mapped[int]


class ActionRow(Base):
    """The audit trail: who had which command accepted when, and which entries it changed."""

    __tablename__ = "action"
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    at: Mapped[int]
    person: Mapped[str]
    role: Mapped[str]
    command: Mapped[str]
    subject: Mapped[str]


class UndoRow(Base):
    """A before-image of structure (who was where), never of texts."""

    __tablename__ = "undo"
    __table_args__ = (Index("undo_of_bearer", "bearer", "at"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(index=True)
    bearer: Mapped[str]
    connection: Mapped[str]
    command: Mapped[str]
    image: Mapped[str]
    undone: Mapped[int]
    at: Mapped[int]


class _Bound(ColumnElement[bool]):
    """A condition on one column with one bound name, written as it stands."""

    inherit_cache: bool | None = False

    def __init__(self, column: InstrumentedAttribute[Any], name: str) -> None:
        self.type = Boolean()
        self.column = column
        self.parameter: BindParameter[str] = bindparam(name)

    @override
    def self_group(self, against: Any = None) -> "_Bound":
        """As it is: SQLAlchemy would write `… = 1` for SQLite, and no index would be used."""
        return self


class among(_Bound):  # noqa: N801 - reads as an operator: where(among(Row.id, "ids"))
    """`column IN (the JSON list bound to :name)`: one fixed text for any length of list."""


@compiles(among, "sqlite")
def _among_sqlite(element: among, compiler: SQLCompiler, **kw: Any) -> str:
    column = compiler.process(element.column.__clause_element__(), **kw)
    listed = compiler.process(element.parameter, **kw)
    return f"{column} IN (SELECT value FROM json_each({listed}))"  # noqa: S608 - compiled parts


@compiles(among, "postgresql")
def _among_postgresql(element: among, compiler: SQLCompiler, **kw: Any) -> str:
    column = compiler.process(element.column.__clause_element__(), **kw)
    listed = compiler.process(element.parameter, **kw)
    # An array, so that it is looked up in the index instead of joined.
    return f"{column} = ANY (ARRAY(SELECT json_array_elements_text(CAST({listed} AS json))))"


class also(_Bound):  # noqa: N801 - reads as an operator: where(also(Row.room, "room"))
    """`column = :name`, but never as the way in.

    SQLite knows no figures of our tables: it would read a whole room, or all options of a vote, to
    find the few rows that another condition names by their key. PostgreSQL knows better by itself.
    """


@compiles(also)
def _also(element: also, compiler: SQLCompiler, **kw: Any) -> str:
    column = compiler.process(element.column.__clause_element__(), **kw)
    return f"{column} = {compiler.process(element.parameter, **kw)}"


@compiles(also, "sqlite")
def _also_sqlite(element: also, compiler: SQLCompiler, **kw: Any) -> str:
    return f"+{_also(element, compiler, **kw)}"


def json_list(ids: Iterable[str]) -> str:
    """The list as `among` wants it bound."""
    return msgspec.json.encode(list(ids)).decode()


def upsert(row: type[Base], *, keeping: tuple[str, ...] = ()) -> TextClause:
    """Insert the row, or change the one with its primary key, but for the columns in `keeping`.
    Every column must be given.
    """
    table = cast(Table, row.__table__)
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key]
    changed = ", ".join(f'"{n}" = excluded."{n}"' for n in names if n not in {*keys, *keeping})
    columns, values = ", ".join(f'"{n}"' for n in names), ", ".join(f":{n}" for n in names)
    target = ", ".join(f'"{key}"' for key in keys)
    return text(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({values}) '  # noqa: S608 - names of our own
        f"ON CONFLICT ({target}) DO UPDATE SET {changed}"
    )
