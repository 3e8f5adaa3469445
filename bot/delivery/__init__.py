"""The one door out: sends outbox rows in order, within Telegram's limits. Composes no text."""
