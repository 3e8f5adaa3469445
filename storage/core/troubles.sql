-- One row an open trouble (handlers/core/monitoring/troubles.py): kind, and what it is about where there are several of a kind.
create table troubles (
        name text primary key,
        kind text not null,
        about text not null,
        detail text not null,
        began_at text not null,
        told_at text not null
    ) strict;
