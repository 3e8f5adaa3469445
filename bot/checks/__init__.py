"""What `check` looks at, subject by subject. Nothing here changes anything.
Begin at machine.py; their order is that of bot/cli/check.py.
"""
