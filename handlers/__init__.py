"""Conversations: an update comes in, rows and replies go out. A room for each subject; core/ is below them, routing/ above.
Begin at routing/handler_table.py.
"""
