"""Contributions: stories, principles and all else that a participant adds, and their screening.

It knows texts, their authors and links. It does not know themes, votes or what may leave the room.
"""
