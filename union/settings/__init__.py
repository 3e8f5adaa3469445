"""What a group may choose in its settings, as codes for buttons and words for sentences.
Begin at choices.py; the values are union/core/groups.py.
"""
