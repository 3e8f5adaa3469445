"""Care for members (五必访): which life events call for a visit, by when, by the group's rules.
Begin at visit_rules.py; life events are read in union/reading/life.
"""
