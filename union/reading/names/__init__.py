"""Whom a text names: helped people, assignees, branches (工会小组, 车间).
Begin at branches.py and people.py.
"""
