"""A message as a value: what came in, what goes out, its keyboard, what it is about, a word that is a command.
Begin at incoming_message.py.
"""
