"""`python tools/migration.py "what changes"`: a new migration from what the rows say now."""

import sys

from alembic import command
from sqlalchemy import create_engine

from oasis_live.main import house  # the rows of every feature
from oasis_live.main.migrations import FOLDER, configuration

ROWS = house


def main(message: str) -> None:
    """Write the next numbered migration."""
    number = f"{len(list((FOLDER / 'versions').glob('*.py'))) + 1:04}"
    engine = create_engine("sqlite://")
    config = configuration(engine)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
