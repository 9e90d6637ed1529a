"""Who may import whom."""

import subprocess
import sys

from tests.house.reading import HOME, imported, modules

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"


def test_every_import_goes_the_way_that_the_house_allows() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache"],
        cwd=HOME,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_green_imports_eventlet() -> None:
    files = [HOME / "app.py", *modules("oasis_live", "tools")]
    assert {file.parent.name for file in files if "eventlet" in imported(file)} == {"green"}
