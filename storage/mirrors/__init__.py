"""Places a group's posts are copied to, and the copies that wait.
Begin at destinations.py.
"""
