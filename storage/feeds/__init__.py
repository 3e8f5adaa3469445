"""Calendar feeds: whose address is live, since when each calendar and item is as it is.
Begin at subscriptions.py.
"""
