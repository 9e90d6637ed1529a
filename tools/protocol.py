"""`python -m tools.protocol`: docs/protocol.md from the types in the code."""

from pathlib import Path

from oasis_live.main.house import all_changes, all_commands
from oasis_live.main.protocol import page

FILE = Path(__file__).parent.parent / "docs" / "protocol.md"

if __name__ == "__main__":
    FILE.write_text(page(all_commands(), all_changes()), encoding="utf-8")
