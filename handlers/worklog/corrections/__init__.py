"""A log put right: by buttons, by figures, by words, by its branch.

Begin at correction.py.
"""
