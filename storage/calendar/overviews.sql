-- Tables of the overviews, the pinned pictures of months and a group's own templates. `first` is the first day of a week or month.
-- `post_id` is empty where there was nothing to tell; the rows of the outbox say what became of each.
create table overviews (
        group_id integer not null references groups on delete cascade,
        subject text not null check (subject in ('week', 'month')),
        first text not null,
        post_id integer references outbox on delete set null,
        pin_id integer references outbox on delete set null,
        edit_id integer references outbox on delete set null,
        stamp text not null,
        fingerprint text not null,
        down integer not null,
        primary key (group_id, subject, first)
    ) strict;
