"""Pure decisions over ballots. Each module here that has a `METHOD` is a way of voting.

To add one: a module beside this text, and its parts on the screens; docs/developers.md tells what
each has to hold. Nothing else changes.
"""

from importlib import import_module
from pkgutil import iter_modules

from oasis_live.ballots.rules.method import Method
from oasis_live.kernel.refused import Malformed


def _found() -> dict[str, Method]:
    names = [found.name for found in iter_modules(__path__)]
    modules = {name: import_module(f"{__name__}.{name}") for name in names}
    return {name: module.METHOD for name, module in modules.items() if hasattr(module, "METHOD")}


# By the name on the wire, which is the module's name.
METHODS = _found()


def method_named(name: str) -> Method:
    """The way of voting. Raises Malformed for a name that is none."""
    if name not in METHODS:
        raise Malformed("This way of voting is not known here. Choose another.", field="method")
    return METHODS[name]
