"""The room: a loopback Bot API server and a chat page, so the bot runs with no token.

It stands in for Telegram, in the demo and in tests.
"""
