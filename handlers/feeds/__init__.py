"""/feed: secret addresses under which phones read the calendar, and what stands in one.
Begin at feed_command.py.
"""
