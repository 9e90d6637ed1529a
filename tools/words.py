"""`python -m tools.words`: every sentence that a person reads, into one file for translators.

pyproject.toml says which files hold them. Pages say `_('…')` and Babel reads them by itself. The
two readers here know what it doesn't: words that a refusal carries, and words inside a script's
nested templates.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import IO, Any

from babel.messages.frontend import CommandLineInterface

from oasis_live.kernel.refused import Refused
from oasis_live.main import house  # so that every feature's refusals are known

HOME = Path(__file__).parent.parent
FILE = HOME / "oasis_live" / "translations" / "messages.pot"
KNOWN = house
# What a rule hands to whoever refuses: `fit(…, empty="Enter a title")`, a method's `closed`.
HANDED_ON = frozenset({"empty", "too_long", "closed"})
ONE = frozenset({"_", "gettext", "lazy_gettext"})

Found = tuple[int, str, Any, list[str]]
_STRING = r"(?:'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\")"
_CALL = re.compile(rf"(?<![\w$.])(_|ngettext)\(\s*{_STRING}(?:\s*,\s*{_STRING})?")


class Unreadable(Exception):
    """A refusal whose words stand nowhere as plain text; the sentence says where."""


def in_scripts(
    file: IO[bytes], _keywords: Any, _comment_tags: Any, options: Any
) -> Iterator[Found]:
    """The words of a script, for Babel: `_('…')` and `ngettext('…', '…', n)`, however nested."""
    source = file.read().decode("utf-8")
    for call in _CALL.finditer(source):
        line = source.count("\n", 0, call.start()) + 1
        one, many = (_plain(call[at] or call[at + 1] or "") for at in (2, 4))
        yield line, call[1], (one, many) if call[1] == "ngettext" else one, []


def in_python(file: IO[bytes], _keywords: Any, _comment_tags: Any, options: Any) -> Iterator[Found]:
    """The words of a module, for Babel: calls of the catalogue, and what refusals say.

    Raises Unreadable for a refusal whose words it can't find.
    """
    module = ast.parse(file.read())
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            yield from _defaults(node)
        elif isinstance(node, ast.Call):
            yield from _call(node, module)


def refusals() -> frozenset[str]:
    """The names of the whole tree of refusals."""
    found, waiting = {Refused}, [Refused]
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        found.update(below)
    return frozenset(kind.__name__ for kind in found)


def _call(call: ast.Call, module: ast.Module) -> Iterator[Found]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name == "ngettext":
        one, many = (ast.literal_eval(each) for each in call.args[:2])
        yield call.lineno, "ngettext", (one, many), []
    elif name in ONE and call.args:
        yield from _each(_texts(call.args[0]))
    elif name in refusals() and call.args:
        yield from _each(_refusal(call.args[0], module))
    for handed in call.keywords:
        if handed.arg in HANDED_ON:
            yield from _handed(handed.value)


def _handed(words: ast.expr) -> Iterator[Found]:
    """A sentence, or two: for one and for many."""
    if isinstance(words, ast.Tuple):
        yield words.lineno, "ngettext", ast.literal_eval(words), []
    else:
        yield from _each(_texts(words))


def _refusal(words: ast.expr, module: ast.Module) -> list[ast.Constant]:
    words = words.value if isinstance(words, ast.Starred) else words
    name = getattr(words, "id", getattr(words, "attr", None))
    found = _texts(words) or [
        text
        for line in module.body
        if isinstance(line, ast.Assign) and name in [getattr(one, "id", "") for one in line.targets]
        for text in _texts(line.value)
    ]
    if not found and name not in HANDED_ON:
        raise Unreadable(f"line {words.lineno}: say the words of this refusal as plain text")
    return found


def _defaults(function: ast.FunctionDef) -> Iterator[Found]:
    for parameter, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True):
        if value is not None and parameter.arg in HANDED_ON:
            yield from _handed(value)


def _texts(words: ast.expr) -> list[ast.Constant]:
    """The plain texts that an expression can be: itself, or either side of a condition."""
    if isinstance(words, ast.IfExp):
        return _texts(words.body) + _texts(words.orelse)
    text = isinstance(words, ast.Constant) and isinstance(words.value, str)
    return [words] if text and isinstance(words, ast.Constant) else []


def _each(texts: Iterable[ast.Constant]) -> Iterator[Found]:
    return ((text.lineno, "_", text.value, []) for text in texts)


def _plain(escaped: str) -> str:
    return re.sub(r"\\(.)", r"\1", escaped)


def main() -> None:
    """Write them all."""
    FILE.parent.mkdir(exist_ok=True)
    options = ["--mapping", "pyproject.toml", "--output", str(FILE), "--no-wrap"]
    with chdir(HOME):
        CommandLineInterface().run(["pybabel", "-q", "extract", *options, "."])  # type: ignore[no-untyped-call] # as Babel has it
    found = FILE.read_text(encoding="utf-8").count("\nmsgid ") - 1
    print(f"{FILE.relative_to(HOME)}: {found} sentences")


if __name__ == "__main__":
    main()
