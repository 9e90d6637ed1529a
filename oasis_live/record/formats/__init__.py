"""The formats of a record. Each module here that has a `FORMAT` is one.

A format gets the frozen tables of `record/tables.py` and gives bytes. The same record gives the
same bytes, always: no format asks for the time.
"""

from importlib import import_module
from pkgutil import iter_modules

from oasis_live.kernel.refused import NotFound
from oasis_live.record.formats.format import Format


def _found() -> dict[str, Format]:
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    found: list[Format] = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return {one.name: one for one in sorted(found, key=lambda one: one.place)}


# By the name that addresses and files end with, in the order of a page.
FORMATS = _found()


def format_named(name: str) -> Format:
    """The format. Raises NotFound, naming those that there are."""
    if name not in FORMATS:
        raise NotFound("A record comes as %(formats)s.", field="format", formats=", ".join(FORMATS))
    return FORMATS[name]
