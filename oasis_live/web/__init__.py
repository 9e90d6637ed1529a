"""Flask and Socket.IO themselves: application, sockets, security, health, errors, panels.

It knows requests, cookies and connections, and what features hand in as values. It knows no
feature.
"""
