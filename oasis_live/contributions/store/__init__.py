"""Rows of contributions with their lines and links; load and save speak in the rules' values."""

from oasis_live.contributions.store.contributions import (
    add_contribution,
    all_contributions,
    erase,
    load_contribution,
    load_contributions,
    save_contribution,
    seen_contributions,
)
from oasis_live.contributions.store.links import forget_links, linked_to, save_links, sources
from oasis_live.contributions.store.lists import (
    count_shown,
    ids_merged_into,
    ids_of_author,
    ids_of_cards,
    offered,
)
from oasis_live.contributions.store.rows import ContributionRow

__all__ = [
    "ContributionRow",
    "add_contribution",
    "all_contributions",
    "count_shown",
    "erase",
    "forget_links",
    "ids_merged_into",
    "ids_of_author",
    "ids_of_cards",
    "linked_to",
    "load_contribution",
    "load_contributions",
    "offered",
    "save_contribution",
    "save_links",
    "seen_contributions",
    "sources",
]
