"""The calendar's facts: lunar days, festivals, days off and worked weekends of a place, and how a date is written.
Begin at workdays.py (is it a working day) and date_format.py (a date in words).
"""
