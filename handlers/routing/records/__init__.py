"""Complaints about what stands on the calendar: what was called off, finished or put down twice is put right.
Begin at state_complaints.py.
"""
