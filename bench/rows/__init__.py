"""One module for each kind of work; each row is a function that gives a table."""
