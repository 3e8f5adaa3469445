"""Who is to do what by when: orders, minutes and tables cut into the stretches that each are one act.

Begin at tasks.py; segments.py cuts the text.
"""
