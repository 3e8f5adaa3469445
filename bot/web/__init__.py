"""The web parts: calendar feeds, the office's pages, health. The chat page is bot/demo/. Begin at app.py and page_base.py."""
