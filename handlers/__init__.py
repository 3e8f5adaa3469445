"""Conversations: an update comes in, rows and replies go out. One file per subject.

The table of contents is handlers/register.py.
"""
