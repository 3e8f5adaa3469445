"""The demo: the bot with no token, on a chat page in the browser, with a clock the visitor moves.
Begin at program.py; the stand-in for Telegram is bot_api/.
"""
