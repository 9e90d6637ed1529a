"""Pure decisions over ballots. Each module here that has a `METHOD` is a way of voting.

To add one: a module beside this text, `templates/phone/ballots/<name>.html` and
`static/src/board/ballots/<name>.js`. Nothing else changes.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from oasis_live.ballots.rules.method import Method
from oasis_live.kernel.refused import Malformed


@cache
def methods() -> dict[str, Method]:
    """Every way of voting by its name on the wire, which is its module's name."""
    modules = {
        found.name: import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)
    }
    return {name: module.METHOD for name, module in modules.items() if hasattr(module, "METHOD")}


def method_named(name: str) -> Method:
    """The way of voting. Raises Malformed for a name that is none."""
    method = methods().get(name)
    if method is None:
        raise Malformed("This way of voting is not known here. Choose another.", field="method")
    return method
