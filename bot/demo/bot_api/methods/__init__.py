"""What the bot asks of Telegram, a function for each method it calls.
Begin at messages.py; the table of them is in http.py.
"""
