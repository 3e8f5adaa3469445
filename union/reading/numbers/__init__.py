"""Numbers as people write them: digits, Chinese numerals, approximate numbers, percentages. Values only.
Begin at numerals.py.
"""
