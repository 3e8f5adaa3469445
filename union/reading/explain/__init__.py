"""Why a message was read as it was, in words for people (/why, `understand`).
Begin at explanation.py.
"""
