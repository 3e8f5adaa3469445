"""Several events laid out around one day from a template, built in or the group's own. Begin at template_card.py."""
