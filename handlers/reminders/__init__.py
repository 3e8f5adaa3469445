"""Reminders of events are planned and sent, lead times set, people reminded of what they asked for; a daily check finds missing rows.
Begin at reminder_job.py (sends) and reminder_schedule.py (plans).
"""
