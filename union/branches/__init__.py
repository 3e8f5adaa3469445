"""The branches of a committee: the list as an admin edits it, and which were reached when.
Begin at list_edits.py and coverage.py; a branch named in a text is union/reading/names.
"""
