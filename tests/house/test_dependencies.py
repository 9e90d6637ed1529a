"""Nothing is installed that nobody asked for, and nothing but the bytes that were pinned."""

import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.house.reading import HOME, asked_for, imported, modules, pins, text

LOCKS = ("requirements.txt", "requirements-dev.txt")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def brought_by(*folders: str) -> set[str]:
    """The packages that the files in these folders import from."""
    names = {name for file in modules(*folders) for name in imported(file)}
    known = packages_distributions()
    return {normal(known[name][0]) for name in names - sys.stdlib_module_names}


def documented() -> set[str]:
    """The packages that docs/dependencies.md gives a line with a licence and a reason."""
    rows = re.findall(
        r"^\| `([^`]+)` \| [^|]+ \| [^|]+ \|", text(HOME / "docs/dependencies.md"), re.MULTILINE
    )
    return set(rows)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    held = pins(lock)
    assert len(held) > 30
    assert [name for name, rest in held.items() if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_folder(lock: str) -> None:
    assert re.findall(r"^--|://|file:/", text(HOME / lock), re.MULTILINE) == []


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_a_lock_holds_all_that_its_input_asks_for(name: str) -> None:
    assert asked_for(f"{name}.in") <= pins(f"{name}.txt").keys()


def test_development_has_what_the_server_runs_with() -> None:
    server, development = (pins(lock) for lock in LOCKS)
    versions = {name: rest.split()[0] for name, rest in development.items()}
    assert {name: rest.split()[0] for name, rest in server.items()}.items() <= versions.items()


def test_the_server_imports_only_what_it_asks_for() -> None:
    assert brought_by("oasis_live") <= asked_for("requirements.in")


def test_tests_and_tools_import_only_what_is_asked_for() -> None:
    asked = asked_for("requirements.in") | asked_for("requirements-dev.in")
    assert brought_by("tests", "tools", "bench") <= asked


def test_each_package_has_its_reason_and_no_other_has() -> None:
    asked = asked_for("requirements.in") | asked_for("requirements-dev.in")
    assert documented() == asked
