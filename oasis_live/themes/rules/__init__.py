"""Pure decisions over themes and over where cards are."""
