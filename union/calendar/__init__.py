"""The calendar made of events: what a day holds, a month as a grid, conflicts, templates, changes of a rule, handover.
Begin at day_contents.py and month_grid.py.
"""
