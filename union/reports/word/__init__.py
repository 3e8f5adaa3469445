"""A report as .docx in the layout of official documents (GB/T 9704-2012). Begin at word_report.py."""
