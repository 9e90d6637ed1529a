"""Where PostgreSQL's programs are, by the places that tools/postgresql.sh looks at too."""

import os
import shutil
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")


def folder() -> Path:
    """The folder of `initdb` and `postgres`, the newest there is; `POSTGRESQL_BIN` names another
    one. Raises FileNotFoundError.
    """
    if named := os.environ.get("POSTGRESQL_BIN"):
        return Path(named)
    versions = [one.parent for one in _DEBIAN.glob("*/bin/initdb")]
    if versions:
        return max(versions, key=lambda one: float(one.parent.name))
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise FileNotFoundError("no PostgreSQL: `make postgresql` installs it or says what to install")
