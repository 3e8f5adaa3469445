"""Calendars as iCalendar (RFC 5545): the file a phone subscribes to, and .ics files somebody sent.
Begin at calendar_file.py and ics_reader.py.
"""
