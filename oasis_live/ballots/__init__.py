"""Ballots: what can be voted on, one person's whole ballot, and the result once it is revealed.

It knows activities, people's perspectives and what contributions and themes say now. A way of
voting is one module in `rules/`; nothing else here knows any of them by name.
"""
