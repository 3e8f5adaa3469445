"""The work log as values: logs (`LogEntry`), which figures count, sums over them, duplicates, corrections, links to events.
Begin at entries.py, counted_figures.py and totals.py.
"""
