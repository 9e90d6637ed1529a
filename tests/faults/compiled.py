"""Libraries in C that a test preloads into a process."""

import shutil
import subprocess
from pathlib import Path

import pytest

_GCC_IS_MISSING = (
    "This test needs gcc: apt-get install gcc libc6-dev (or your system's names for them)."
)


def compiled(source: str, folder: Path) -> Path:
    """The library that this file beside us makes. Fails the test where there is no gcc."""
    gcc = shutil.which("gcc")
    if gcc is None:
        pytest.fail(_GCC_IS_MISSING)
    library = folder / f"{source}.so"
    command = [gcc, "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", str(library)]
    subprocess.run([*command, str(Path(__file__).with_name(source))], check=True, timeout=60)
    return library
