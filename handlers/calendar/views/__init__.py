"""The calendar as people see it: /cal, /me, what is due, the week's plan, the pinned board, the month's picture.
Begin at cal_command.py.
"""
