"""Pure decisions over organisers, one-time links, keys for desk and board, and sign-in."""
