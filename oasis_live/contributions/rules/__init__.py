"""Pure decisions over contributions: their words, kind by kind, and their states."""
