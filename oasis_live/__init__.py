"""Oasis Live: appreciative inquiry summits, live in one hall. The rooms of the house are its packages."""
