create table packs (
        group_id integer not null references groups on delete cascade,
        festival text not null,
        year integer not null,
        state text not null check (state in ('offered', 'adopted', 'declined')),
        outbox_id integer references outbox on delete set null,
        offered_at text not null,
        primary key (group_id, festival, year)
    ) strict;
-- The official notices a group has taken over; of one year the last whole one counts, with those after it.
create table holidays (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        year integer not null,
        whole integer not null,
        parts text not null,
        person_id integer references people on delete set null,
        adopted_at text not null,
        withdrawn_at text
    ) strict;
create index holidays_group on holidays (group_id);
