"""What the tests of the house read: its files, and nothing that runs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parent.parent.parent
STATIC = HOME / "static"
TEMPLATES = HOME / "templates"


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def modules(*folders: str) -> Iterator[Path]:
    """Every Python file of ours in these folders."""
    for folder in folders:
        yield from sorted((HOME / folder).rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The top names of what a file imports, ours and relative ones aside."""
    found = set()
    for node in ast.walk(ast.parse(text(file))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {name.split(".")[0] for name in found} - {"oasis_live", "tests", "tools", "bench"}


def asked_for(file: str) -> set[str]:
    """The packages that an .in file names itself."""
    lines = [line.split("[")[0].strip() for line in text(HOME / file).splitlines()]
    return {line for line in lines if line and line[0] not in "#-"}


def pins(file: str) -> dict[str, str]:
    """A lock's packages, with what stands there for each: version and hashes."""
    blocks = re.split(r"\n(?=[a-z0-9])", text(HOME / file).partition("\n#\n")[2])
    found = [re.match(r"([a-z0-9._-]+)==(.*)", block, re.DOTALL) for block in blocks]
    return {pin[1]: pin[2] for pin in found if pin}
