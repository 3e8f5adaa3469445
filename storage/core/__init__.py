"""Rows that every subject needs: groups, people, drafts, handled updates, the border between values and rows.
Begin at rows.py and groups.py; what is sent is in outbox/.
"""
