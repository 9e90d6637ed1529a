"""Themes: what belongs together on the board. The machine suggests, facilitators decide.

It knows contributions and their places. What a person has placed the machine can't move: that is a
rule here, not a courtesy of the worker.
"""
