"""Who may look at the web pages: links, sessions, openings of the Mini App.
Begin at web_sessions.py.
"""
