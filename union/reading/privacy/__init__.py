"""Private numbers and helped people's names, masked before anything is stored.
Begin at redaction.py.
"""
