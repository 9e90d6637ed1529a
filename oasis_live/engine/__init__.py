"""The room engine: commands, one transaction for what gathered, numbers, `since`, and the pump.

It knows rows of its own, collections and commands that are handed in as values, and a clock. It
knows no Flask, no socket and no feature.
"""
