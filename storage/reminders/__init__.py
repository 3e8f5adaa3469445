"""Reminders planned and sent, people's own reminders, how late they were. Begin at schedule.py."""
