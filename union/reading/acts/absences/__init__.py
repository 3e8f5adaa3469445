"""Who is away: whole sentences of it, and the clauses of longer messages."""
