"""What `check` looks at, subject by subject. Nothing here changes anything.
Begin at all_checks.py.
"""
