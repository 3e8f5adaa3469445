"""Conversations: an update comes in, rows and replies go out. One file per subject."""
