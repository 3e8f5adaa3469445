"""The web parts: webhook, calendar feed, the office page. Its own pages; the chat page is bot/room/."""
