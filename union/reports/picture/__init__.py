"""A report as a picture: work by category, figures by month. Begin at chart.py."""
