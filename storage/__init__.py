"""What the bot remembers: the only SQL. Rows on one side, union values on the other."""
