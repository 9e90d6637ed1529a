"""What is SQLite's and what is PostgreSQL's, each in one module behind one shape.

They know how to connect, begin and commit, and which errors mean *try again*. They know no row of
any feature; nothing outside `engine.database` and the migrations asks which of them it is.
"""

from sqlalchemy.engine import URL, make_url

from oasis_live.engine.backends.backend import Backend
from oasis_live.engine.backends.postgresql import PostgreSQL
from oasis_live.engine.backends.sqlite import SQLite

BACKENDS: dict[str, Backend] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def backend_of(url: str | URL) -> Backend:
    """The backend of this address. Raises KeyError for a database that we don't know."""
    return BACKENDS[make_url(url).get_backend_name()]
