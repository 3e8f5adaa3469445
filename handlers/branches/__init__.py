"""Branches (小组, 车间): their list, which log belongs to which, when each was last reached (走访情况).
Begin at branch_card.py and coverage_command.py.
"""
