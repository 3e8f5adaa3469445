"""Life events that were told, and the visits due for them.
Begin at visits_due.py.
"""
