"""Times as a plan states them, in the plan's own year. Begin at stated_time.py and line_times.py."""
