"""Other readers of Chinese times behind one protocol: JSON lines in, JSON lines out."""
