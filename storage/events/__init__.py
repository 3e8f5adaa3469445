"""The events of a group, who owns them, checklists, notes, and what was changed for one occurrence.
Begin at queries.py; the tables are in events.sql and items.sql beside it.
"""
