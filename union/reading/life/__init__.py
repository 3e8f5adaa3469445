"""Life events told of people (五必访): the value, the words, whom a clause is about. When it was is read in acts/.
Begin at life_event.py and detection.py.
"""
