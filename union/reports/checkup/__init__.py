"""报告体检: a report that somebody sent is looked through for figures, days and blanks that can't be right. Begin at check.py."""
