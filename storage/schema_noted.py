"""Tables of the second migration: what the operator has been told of. Times are UTC text 2026-11-20T02:00:00Z."""

NOTED = (
    # One row a kind of trouble: it is told once, and once more when it is over.
    """create table troubles (
        name text primary key,
        began_at text not null,
        told_at text,
        ended_at text
    ) strict""",
)
