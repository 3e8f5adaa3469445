"""The pieces of a time, found by pattern: a month, a weekday, a clock time, 「每周」. None is interpreted here.
Begin at piece_finder.py; the patterns are data beside it.
"""
