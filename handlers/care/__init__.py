"""五必访: a life event that was told proposes a visit; a group's rules, the card, the visit in the calendar, whether it was made.
Begin at life_events.py.
"""
