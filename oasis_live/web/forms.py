"""A command's fields from a plain form: `name`, `name` again for lists, `name[key]` for maps."""

import re
from hashlib import sha256
from typing import Any

import msgspec
from werkzeug.datastructures import MultiDict

from oasis_live.engine.commands import Payload
from oasis_live.kernel.refused import Malformed

_KEYED = re.compile(r"(\w+)\[(.+)\]")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_OUTER = frozenset({"csrf_token", "type", "cid", "next"})
_LISTS = ("tuple", "list", "set")


def fields_of(form: "MultiDict[str, str]", payload: type[Payload]) -> dict[str, Any]:
    """The payload's fields as a client with script would send them.

    A field that may be absent and was left empty counts as absent; an empty line of a list too. But
    where absent means *as it was* (`str | None`), an emptied field takes the words away.

    Raises Malformed where a map needs a number and has none, naming its `key`.
    """
    known = {field.encode_name: field for field in msgspec.structs.fields(payload)}
    fields: dict[str, Any] = {}
    for name, values in form.lists():
        if name in _OUTER:
            continue
        if keyed := _KEYED.fullmatch(name):
            _put(fields.setdefault(keyed[1], {}), keyed, values[-1], known.get(keyed[1]))
        elif name in known and _is_list(known[name].type):
            fields[name] = [value for value in values if value.strip()]
        elif values[-1] or name not in known or _says_something_empty(known[name]):
            fields[name] = values[-1]
    return fields


def once(page: str, command: str, fields: dict[str, Any]) -> str:
    """The cid of what a page's form says: the same for a second tap with the same words, another
    for other words. `page`: the `cid` that the page gave to all of its forms.
    """
    said = msgspec.json.encode([page, command, fields], order="deterministic")
    return sha256(said).hexdigest()


def _put(held: dict[str, str], keyed: re.Match[str], typed: str, field: Any) -> None:
    name, key = keyed.groups()
    if field is not None and field.type == dict[str, int]:
        typed = typed.strip()
        if not typed:
            return
        if not _NUMBER.fullmatch(typed):
            raise Malformed("Type a whole number, such as 1.", field=name, key=key)
    held[key] = typed


def _says_something_empty(field: Any) -> bool:
    return bool(field.required or field.type == str | None)


def _is_list(kind: object) -> bool:
    return any(word in str(kind) for word in _LISTS)
