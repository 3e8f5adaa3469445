"""/budget: the year's budgets against what was spent, what is said at 80 and 100 per cent, hints on union money.
Begin at budget_command.py.
"""
