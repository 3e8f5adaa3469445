"""Months' reports: how far each has come, each as it was locked, the Word file it is written into. Begin at publication.py."""
