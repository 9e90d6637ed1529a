"""Summits: the room and its code, the run sheet, its activities, and what the board shows.

It knows the day. It does not know who came, what they wrote or how they voted.
"""
