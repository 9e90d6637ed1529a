"""Participants: who they say they are, how a phone is known again, who was removed.

It knows people and their summit. It does not know what they wrote or how they voted.
"""
