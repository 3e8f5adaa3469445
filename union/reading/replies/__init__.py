"""Replies to a message of ours: what they change about an event or a log.
Begin at item_replies.py.
"""
