"""The words that every room may use: refusals, people, audiences, text rules, consent, codes.

It knows no framework, no database and no clock. What is true for one feature only does not
belong here.
"""
