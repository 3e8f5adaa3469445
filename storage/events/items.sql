-- One of several owners has done his part; by name, for an owner may be nobody the group knows.
create table shares (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        name text not null,
        at text not null,
        primary key (event_id, original, name)
    ) strict;
-- Numbers are never used again: an old button must not tick a newer line.
create table checks (
        id integer primary key autoincrement,
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        text text not null
    ) strict;
create index checks_event on checks (event_id);
create table ticks (
        check_id integer not null references checks on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer references people on delete set null,
        at text not null,
        primary key (check_id, original)
    ) strict;
-- A note has words, an attachment Telegram's id of a file, with words or without.
create table notes (
        id integer primary key autoincrement,
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        text text not null,
        file_id text,
        file_name text,
        file_kind text check (file_kind in ('photo', 'document')),
        album text,
        person_id integer references people on delete set null,
        chat_id integer not null,
        message_id integer not null,
        at text not null,
        withdrawn_at text,
        unique (event_id, chat_id, message_id)
    ) strict;
