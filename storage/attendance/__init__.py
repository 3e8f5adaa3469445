"""Who comes, who signed in, who is on a list, results. Begin at headcounts.py and sign_ups.py."""
