"""What words change of something that exists: the verbs, what they are about, and figures put right.

Begin at changes.py; corrections.py reads what a log is put right by.
"""
