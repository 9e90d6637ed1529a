"""The load generator: many phones in one process of its own, over real sockets to loopback only.

It knows the protocol's frames and the clock. What a run means, and whether it was good, is for the
rows to say; it imports nothing of the server.
"""
