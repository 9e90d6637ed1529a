"""The protocol, made from the types in the code: docs/protocol.md is this and nothing else."""

import types
import typing
from collections.abc import Iterable
from typing import Any

import msgspec

from oasis_live.engine.changes import Changes
from oasis_live.engine.commands import Command, Registry
from oasis_live.kernel.person import Role

_HEAD = """\
# The wire

This page is made from the types in the code by `make protocol`; a test keeps the two equal.
A client sends `do` with `{cid, type, …}` and hears `{ok: true, seq, …}` once it is stored, or
`{ok: false, code, message, field?, retry_in?}`. A field with `?` may be left out; an unknown one is
`malformed`. What a screen holds is kept in step by `hello`, `changes` and `sync`, each an update
`{since, seq, now, put, drop}`.
"""
_NAMES = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    bytes: "bytes in Base64",
}


def page(registry: Registry, changes: Changes) -> str:
    """The whole page, the same for the same types."""
    wire = [c for c in registry.commands.values() if c.who & _WIRE]
    return "\n".join([_HEAD, _collections(changes), _commands(wire)]).rstrip() + "\n"


_WIRE = {Role.PARTICIPANT, Role.FACILITATOR, Role.BOARD, Role.SORTER}


def _collections(changes: Changes) -> str:
    lines = ["## Collections\n", "| collection | lenses | |", "|---|---|---|"]
    lenses: dict[str, set[str]] = {}
    private = {c.name for c in changes.collections if c.private}
    for collection in changes.collections:
        lenses.setdefault(collection.name, set()).update(collection.lenses)
    for name in sorted(lenses):
        own = "its person’s alone" if name in private else ""
        lines.append(f"| `{name}` | {' '.join(sorted(lenses[name]))} | {own} |")
    return "\n".join(lines) + "\n"


def _commands(commands: Iterable[Command]) -> str:
    lines = [
        "## Commands\n",
        "| type | who | fields | a minute | undone |",
        "|---|---|---|---|---|",
    ]
    for command in sorted(commands, key=lambda one: one.name):
        who = " ".join(sorted(role.value for role in command.who & _WIRE))
        undone = "yes" if command.restore else ""
        fields = _fields(command.payload)
        lines.append(f"| `{command.name}` | {who} | {fields} | {command.per_minute} | {undone} |")
    return "\n".join(lines) + "\n"


def _fields(payload: type[msgspec.Struct]) -> str:
    return " · ".join(_field(field) for field in msgspec.structs.fields(payload))


def _field(field: msgspec.structs.FieldInfo) -> str:
    mark = "" if field.required else "?"
    return f"`{field.encode_name}{mark}` {_kind(field.type)}".strip()


def _kind(kind: Any) -> str:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return " or ".join(_kind(one) for one in arguments if one is not type(None))
    if origin is typing.Literal:
        return " ".join(f"`{value}`" for value in arguments)
    if origin is typing.Annotated:
        return _kind(arguments[0])
    if origin in {list, tuple, frozenset, set}:
        return f"[{_kind(arguments[0])}]"
    if origin is dict:
        return f"{{{_kind(arguments[0])}: {_kind(arguments[1])}}}"
    return _NAMES.get(kind) or _of_class(kind)


def _of_class(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return f"{{{_fields(kind)}}}"
    members = getattr(kind, "__members__", None)
    if members:
        return " ".join(f"`{member.value}`" for member in members.values())
    return "anything" if kind is Any else str(getattr(kind, "__name__", kind))
