"""Times in a text: pieces are found (pieces/), dated (dates/), repeated (recurrence/) and put together here.
Begin at time_expressions.py.
"""
