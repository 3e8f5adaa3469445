"""An event of the calendar as a value, when it takes place, its rule in words, checklist and owners' shares.
Begin at model.py and recurrence.py.
"""
