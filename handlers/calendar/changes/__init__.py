"""What becomes of an event: finished, moved, put off, cancelled, reopened, handed over, a series changed.
Begin at event_replies.py (in words) and event_actions.py (by button).
"""
