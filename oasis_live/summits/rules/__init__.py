"""Pure decisions over a summit, its activities and its board."""
