"""Oasis Live: appreciative inquiry summits, live in one hall. Its packages are its rooms."""
