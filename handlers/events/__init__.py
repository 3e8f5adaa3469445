"""An event of the calendar and one occurrence of it: which is meant, who may change it, what stands there already.
Begin at occurrences.py. What is done with events is in calendar/.
"""
