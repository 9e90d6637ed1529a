"""eventlet's own way to look up names: nothing asks it, so nothing should load it."""

import os
import subprocess
import sys


def test_no_command_loads_what_looks_up_names() -> None:
    """Mutation: EVENTLET_NO_GREENDNS is not set → fails: `dns` is loaded."""
    asked = "import oasis_live.main.cli, sys; print('dns' in sys.modules)"
    clean = {name: it for name, it in os.environ.items() if name != "EVENTLET_NO_GREENDNS"}
    told = subprocess.run(
        [sys.executable, "-c", asked], env=clean, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
