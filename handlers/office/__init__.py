"""The way into the web pages: links, sessions, the Mini App, a report as a page shows it. The pages are bot/web/.
Begin at web_session.py.
"""
