"""Messages about something that is there already: by reply, by number, by title, by the last message, by an edit.
Begin at replies.py.
"""
