"""Two servers as a competent tutorial would write them, to compare ours with on the same machine.

Each event is a transaction and a broadcast to the room. They check nothing, know nobody, and an
answer that is lost is lost: that is what they save. They are not crippled: SQLite in WAL with
synchronous=FULL as ours, no limit of connections below the hall's.
"""
