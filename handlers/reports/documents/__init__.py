"""A report's files: what is ordered, made in a child process, sent; the group's own Word template. Begin at document_job.py."""
