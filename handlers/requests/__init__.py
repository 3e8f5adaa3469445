"""Members' requests (诉求), by name or anonymous: put in, handled by officers, answered, reminded of when they are due.
Begin at request_entry.py; docs/requests.md tells the whole.
"""
