"""The work log: logs with their versions, facts and figures, sums kept ready, photos, lessons.
Begin at entries.py; totals.py adds without reading entries.
"""
