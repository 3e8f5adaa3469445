"""Members' requests (诉求): states, deadlines in working days, figures; drafts that never touch a disk.
Begin at lifecycle.py.
"""
