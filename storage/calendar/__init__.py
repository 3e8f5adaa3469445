"""Which overviews and month pictures stand in a group's chat, and the templates a group has saved.
Begin at overviews.py; events themselves are in storage/events.
"""
