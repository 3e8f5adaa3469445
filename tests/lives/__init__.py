"""Lives of committees and single messages played through the real program, and judged by what it stored and said."""
