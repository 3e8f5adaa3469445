"""Festival packs, days of the trades, a group's choice of them, and official holiday notices read and worded.
Begin at packs.py and notice_reader.py; when festivals fall is union/core/almanac.
"""
