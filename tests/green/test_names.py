"""Who looks up a name: the system, and no library that every command would have to load."""

import subprocess
import sys


def test_no_command_loads_what_looks_up_names() -> None:
    """Mutation: EVENTLET_NO_GREENDNS is not set → fails: `dns` is loaded."""
    asked = "import oasis_live.main.cli, sys; print('dns' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
