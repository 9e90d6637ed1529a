"""Which kinds of contribution are gathered into themes."""

from oasis_live.contributions.rules.contribution import Kind

GATHERED = frozenset({Kind.STORY, Kind.CONDITION, Kind.PRINCIPLE})
