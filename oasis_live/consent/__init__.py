"""Consent: what may leave the room, and with which name.

It knows levels, states and names, and decides in one place (`rules.py`). It knows no rows, no
screens and no formats.
"""
