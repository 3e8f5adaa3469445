"""Which festival cards a group was shown, and which it took. Begin at card_states.py."""
