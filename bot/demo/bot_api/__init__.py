"""A loopback Bot API server that stands in for Telegram, in the demo and in tests.
Begin at room.py (what it holds and does) and http.py (how it is asked).
"""
