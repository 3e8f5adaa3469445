"""The top of the storey: which handler gets which update; commands, plain text, replies, notices of failures.
Begin at features.py, the list of what the rooms say of themselves, and handler_table.py, which is made of it;
a message without a command goes through free_text.py.
"""
