-- It outlives what it tells of: no reference, no name, only that it happened. `chat_id` is emptied once answered.
create table erasures (
        id integer primary key autoincrement,
        sort text not null check (sort in ('group', 'person')),
        by text not null check (by in ('person', 'admin', 'operator')),
        of_group integer,
        of_person integer,
        chat_id integer,
        asked_at text not null,
        done_at text,
        expires text
    ) strict;
