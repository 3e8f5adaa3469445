"""Events are made, shown and changed: /add, plans in plain sentences, the receipt, 详情.
Begin at add_command.py; views/ shows the calendar, changes/ changes an event, templates/ lays several out.
"""
