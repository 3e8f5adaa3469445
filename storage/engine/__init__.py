"""The database file: opened and migrated, made durable, checkpointed, copied, rescued; what an upgrade adds up anew.
Begin at database.py (`open_store`) and migrations.py.
"""
