-- Tables of the names of helped people, told in private, by the code that stands in the group.
-- A code is given once and for ever: its row stays when the name is gone, and so does its number.
create table helped_families (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        name text,
        branch text,
        person_id integer references people on delete set null,
        added_at text not null,
        told_at text not null,
        hidden_at text,
        unique (group_id, number)
    ) strict;
create index helped_families_name on helped_families (group_id, name);
create table helped_visits (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        family_id integer not null references helped_families on delete cascade,
        log_id integer references logs on delete cascade,
        day text not null,
        minor integer,
        currency text,
        reason text,
        person_id integer references people on delete set null,
        at text not null,
        unique (family_id, log_id)
    ) strict;
create index helped_visits_group on helped_visits (group_id, day);
create index helped_visits_log on helped_visits (log_id);
-- A name may be erased alone: a check cannot be changed in place.
alter table erasures rename to erasures_before;
create table erasures (
        id integer primary key autoincrement,
        sort text not null check (sort in ('group', 'person', 'family')),
        by text not null check (by in ('person', 'admin', 'operator')),
        of_group integer,
        of_person integer,
        of_family integer,
        chat_id integer,
        asked_at text not null,
        done_at text,
        expires text
    ) strict;
insert into erasures (id, sort, by, of_group, of_person, chat_id, asked_at, done_at, expires)
       select id, sort, by, of_group, of_person, chat_id, asked_at, done_at, expires from erasures_before;
drop table erasures_before;
