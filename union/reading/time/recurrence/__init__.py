"""Repeated times: the rule that pieces say, its limits and its first occurrence (RFC 5545, RFC 7529).
Begin at rule_reader.py and day_conditions.py.
"""
