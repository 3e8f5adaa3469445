"""Talk in a group: what is said to the bot is answered, what may be work is asked about.
Begin at addressed_messages.py.
"""
