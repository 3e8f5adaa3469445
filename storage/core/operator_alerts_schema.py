"""Tables of the second migration: what the operator has been told of. Times are UTC text 2026-11-20T02:00:00Z."""

NOTED = (
    # One row an open trouble (handlers/core/monitoring/troubles.py): kind, and what it is about where there are several of a kind.
    """create table troubles (
        name text primary key,
        kind text not null,
        about text not null,
        detail text not null,
        began_at text not null,
        told_at text not null
    ) strict""",
)
