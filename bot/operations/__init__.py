"""What keeps the bot's data and its host in order: backup, restore, replica, lock, disk, logging.
Begin at backups.py and replica.py.
"""
