"""The program: what starts, listens, sends and keeps the clock. No decision about the union's work."""
