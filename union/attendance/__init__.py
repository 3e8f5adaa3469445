"""Who comes, who came, who signed up, what a competition came to.
Begin at headcount.py; replies are read in participation_replies.py.
"""
