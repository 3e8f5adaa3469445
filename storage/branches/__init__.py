"""The branches of a group, which entries and events are theirs, and when each was reached. Begin at branch_list.py."""
