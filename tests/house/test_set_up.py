"""Setting up a machine: what is missing is named in one line, what is done is not done again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.reading import HOME

ORDINARY = ("bash", "dirname", "cmp", "rm", "mkdir", "cp", "sleep")


class Machine:
    """A folder with our set-up scripts, on a machine that has only what we give it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs = folder, folder / "programs"
        self.programs.mkdir()
        shutil.copytree(HOME / "tools", folder / "tools", ignore=shutil.ignore_patterns("*.py*"))
        for lock in ("requirements.txt", "requirements-dev.txt"):
            (folder / lock).write_text(f"# {lock}\n")
        for program in ORDINARY:
            (self.programs / program).symlink_to(str(shutil.which(program)))
        self.has("id", "echo 1000")

    def has(self, program: str, does: str) -> None:
        """Put a program on the machine that does this."""
        file = self.programs / program
        file.write_text(f"#!/usr/bin/env bash\n{does}\n")
        file.chmod(0o755)

    def run(
        self, script: str, *arguments: str, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """One of the set-up's scripts, however it ends."""
        return subprocess.run(
            [str(shutil.which("bash")), f"tools/{script}", *arguments],
            cwd=self.folder,
            env={"PATH": str(self.programs), "HOME": os.environ.get("HOME", "/"), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def one_line(done: "subprocess.CompletedProcess[str]") -> str:
    """The one line that a refused set-up says."""
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_a_machine_without_python_is_told_so(machine: Machine) -> None:
    assert one_line(machine.run("setup.sh", "requirements.txt")).startswith("Python 3.11 or newer")


def test_a_python_that_is_too_old_is_not_used(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    assert one_line(machine.run("setup.sh", "requirements.txt")).startswith("Python 3.11 or newer")


def test_a_python_without_venv_is_told_what_to_install(machine: Machine) -> None:
    machine.has("python3", '[ "$1" = -c ]')
    assert "python3-venv" in one_line(machine.run("setup.sh", "requirements.txt"))
    assert not (machine.folder / ".venv").exists()


def test_what_could_not_be_installed_is_tried_again(machine: Machine) -> None:
    ours = machine.folder / ".venv/bin/python"
    ours.parent.mkdir(parents=True)
    ours.write_text('#!/usr/bin/env bash\n[ "$1" = -c ]\n')
    ours.chmod(0o755)
    assert "online" in one_line(machine.run("setup.sh", "requirements.txt"))
    assert "online" in one_line(machine.run("setup.sh", "requirements.txt"))


def test_what_is_installed_is_left_alone(machine: Machine) -> None:
    ours = machine.folder / ".venv/bin/python"
    ours.parent.mkdir(parents=True)
    ours.symlink_to(sys.executable)
    kept = machine.folder / ".venv/installed"
    kept.mkdir()
    shutil.copy(machine.folder / "requirements.txt", kept)
    done = machine.run("setup.sh", "requirements.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_machine_without_chromium_is_told_what_to_install(machine: Machine) -> None:
    assert "apt-get install chromium" in one_line(machine.run("browser.sh"))


def test_a_browser_that_is_there_is_used(machine: Machine) -> None:
    machine.has("google-chrome", "")
    assert machine.run("browser.sh").returncode == 0


def test_root_gets_chromium_from_the_package_manager(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has(
        "apt-get", f'[ "$1" = update ] || cp {machine.programs}/id {machine.programs}/chromium'
    )
    assert machine.run("browser.sh").returncode == 0


def test_a_machine_without_gcc_is_told_what_to_install(machine: Machine) -> None:
    assert "apt-get install gcc" in one_line(machine.run("compiler.sh"))


def test_root_gets_gcc_from_the_package_manager(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get", f'[ "$1" = update ] || cp {machine.programs}/id {machine.programs}/gcc')
    assert machine.run("compiler.sh").returncode == 0


def test_a_machine_without_postgresql_is_told_what_to_install(machine: Machine) -> None:
    done = machine.run("postgresql.sh", POSTGRESQL_BIN=str(machine.folder / "none"))
    assert "apt-get install postgresql" in one_line(done)


def test_a_postgresql_that_is_there_is_used(machine: Machine) -> None:
    machine.has("initdb", "")
    done = machine.run("postgresql.sh", POSTGRESQL_BIN=str(machine.programs))
    assert (done.returncode, done.stderr) == (0, "")
