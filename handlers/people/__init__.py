"""Who is who in a group: the roster with roles and titles, the 管理员. Begin at roster.py."""
