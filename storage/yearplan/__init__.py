"""Year plans that were sent in, and what each proposes for the calendar. Begin at plans.py and plan_items.py."""
