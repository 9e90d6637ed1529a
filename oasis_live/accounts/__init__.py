"""Accounts: organisers, their sign-in and invitations, secret links, and who may do what.

It knows a summit by its id and its owner's id alone. It does not know what a summit is, who came
or what they wrote.
"""
