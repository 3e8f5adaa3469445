-- The rows of the outbox say what became of its message, its pinning and its last edit.
create table month_pictures (
        group_id integer not null references groups on delete cascade,
        first text not null,
        post_id integer references outbox on delete set null,
        pin_id integer references outbox on delete set null,
        edit_id integer references outbox on delete set null,
        stamp text not null,
        fingerprint text not null,
        drawn_at text not null,
        down integer not null,
        primary key (group_id, first)
    ) strict;
