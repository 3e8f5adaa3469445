"""What pieces mean as days and clock times, seen from a reference time.
Begin at reference_time.py and days.py.
"""
