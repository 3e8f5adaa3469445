"""/mirrors: copies of the group's posts for other places.
Begin at mirror_command.py; copy_queue.py queues them.
"""
