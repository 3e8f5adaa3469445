"""Lead times, and when reminders come: of the group's events, of a person's own, put off by a button.
Begin at lead_times.py and reminder_times.py.
"""
