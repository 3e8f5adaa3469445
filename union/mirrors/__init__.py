"""Where a group's posts are copied to, and a post as the messages such a place takes.
Begin at destinations.py.
"""
