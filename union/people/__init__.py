"""How officers call each other, and whom that means. Begin at forms_of_address.py."""
