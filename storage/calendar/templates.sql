-- Numbers are never used again: an old button must not delete a newer template.
create table templates (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        name text not null,
        steps text not null,
        person_id integer references people on delete set null,
        saved_at text not null,
        unique (group_id, name)
    ) strict;
