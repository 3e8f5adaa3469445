"""Who is away: whole sentences that say so, and the clauses of longer messages.

Begin at absence_clauses.py; absence_forms.py reads a sentence that is nothing else.
"""
