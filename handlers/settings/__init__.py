"""/settings: what holds in a group, by button or in words; its language, letterhead, greeting. Begin at settings_command.py."""
