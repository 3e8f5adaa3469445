"""The events of a group, who owns them, checklists, notes, and what was changed for one occurrence.
Begin at queries.py; schema.py has the tables beside it.
"""
