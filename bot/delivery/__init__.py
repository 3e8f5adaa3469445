"""The only code that sends to Telegram: outbox rows in order, within its limits. Composes no text.
Begin at sender.py.
"""
