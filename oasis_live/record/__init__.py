"""The record: all that a summit leaves, in every format.

It reads what the other features hold, lets `consent` decide what leaves, and gives each format the
same frozen tables. It never changes a row, and a format never asks the database.
"""
