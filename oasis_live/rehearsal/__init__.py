"""The simulated hall: phones that join, write and vote through the real protocol.

It knows addresses, the public join and `do`; it imports nothing of the features. End it, and the
summit goes on.
"""
