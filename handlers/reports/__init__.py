"""The month's report (月报): its figures, its post, its approval (审签), its lock and what changes after it.
Begin at report_data.py and digest_command.py; files are in documents/.
"""
