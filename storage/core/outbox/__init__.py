"""Everything that is to be changed at Telegram, as rows, and what became of it. Only the sender empties it.
Begin at queue.py.
"""
