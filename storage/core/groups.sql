-- Groups and people, what is sent and the books kept: tables of no subject. Times are UTC text 2026-11-20T02:00:00Z, days 2026-11-20.
create table groups (
        id integer primary key,
        chat_id integer not null unique,
        title text not null,
        forum integer not null default 0,
        active integer not null default 1,
        next_number integer not null default 1,
        joined_at text not null,
        last_message_at text
    ) strict;
create table chat_aliases (
        chat_id integer primary key,
        group_id integer not null references groups on delete cascade
    ) strict;
create table settings (
        group_id integer not null references groups on delete cascade,
        name text not null,
        value text not null,
        primary key (group_id, name)
    ) strict;
create table people (
        id integer primary key,
        user_id integer not null unique,
        name text not null,
        username text,
        language text,
        reachable integer not null default 0,
        created_at text not null
    ) strict;
create table memberships (
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade,
        role text not null check (role in ('admin', 'officer', 'leader', 'member')),
        by_hand integer not null default 0,
        chief integer not null default 0,
        title text,
        branch text,
        since text not null,
        left_at text,
        primary key (group_id, person_id)
    ) strict;
create index memberships_person on memberships (person_id);
