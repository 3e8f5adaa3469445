"""The work log: a message becomes a log with its receipt; it is corrected, undone, linked to the event it completes.
Begin at log_command.py; photos/ are its evidence.
"""
