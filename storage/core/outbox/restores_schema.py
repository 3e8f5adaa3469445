"""Tables of the second migration: when the database was brought back from a backup. Times are UTC text 2026-11-20T02:00:00Z."""

RESTORES = (
    # Between the two moments the bot did things this database does not know of.
    """create table restores (
        id integer primary key autoincrement,
        since text not null,
        until text not null
    ) strict""",
)
