"""/plan: a year plan is taken in, read, shown in pages, put on the calendar, and how far the year is with it.
Begin at plan_command.py and plan_pages.py.
"""
