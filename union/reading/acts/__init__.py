"""What a message does: intent, category, title, facts, and what the group's lessons say of it.
Begin at intent.py and classification.py; extraction.py gathers the figures and times they are decided by.
"""
