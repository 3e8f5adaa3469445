# small: tables alone, so that opening a database loads no queries and what they read
"""Tables of the overviews, the pinned pictures of months and a group's own templates. `first` is the first day of a week or month."""

OVERVIEWS = (
    # `post_id` is empty where there was nothing to tell; the rows of the outbox say what became of each.
    """create table overviews (
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
    ) strict""",
)

MONTH_PICTURES = (
    # The rows of the outbox say what became of its message, its pinning and its last edit.
    """create table month_pictures (
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
    ) strict""",
)

TEMPLATES = (
    # Numbers are never used again: an old button must not delete a newer template.
    """create table templates (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        name text not null,
        steps text not null,
        person_id integer references people on delete set null,
        saved_at text not null,
        unique (group_id, name)
    ) strict""",
)
