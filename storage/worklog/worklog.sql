-- The work log and what was read from it: tables of the first migration.
-- `event_time`: which time of a series it fulfils (Occurrence.key). `fulfils_none`: 「都不是」 was said.
create table logs (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        author_id integer references people on delete set null,
        author_name text not null,
        chat_id integer not null,
        message_id integer not null,
        topic integer,
        said_at text not null,
        created_at text not null,
        undone_at text,
        undone_by integer references people on delete set null,
        event_id integer references events on delete set null,
        event_time text not null default '',
        fulfils_none integer not null default 0,
        branch text,
        late_for text,
        version integer not null default 1,
        names_hidden integer not null default 0,
        unique (group_id, number)
    ) strict;
create index logs_message on logs (chat_id, message_id);
create index logs_event on logs (event_id);
create index logs_author on logs (author_id);
create table log_versions (
        log_id integer not null references logs on delete cascade,
        group_id integer not null references groups on delete cascade,
        version integer not null,
        text text not null,
        reason text not null,
        person_id integer references people on delete set null,
        at text not null,
        primary key (log_id, version)
    ) strict;
create table facts (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        log_id integer not null references logs on delete cascade,
        version integer not null,
        position integer not null,
        category text not null,
        title text not null,
        day text not null
    ) strict;
create index facts_day on facts (group_id, day);
create index facts_log on facts (log_id, version);
create index facts_category on facts (group_id, category, day);
-- Two entries that may tell of the same work, the later one first. `photos`: what the earlier one took over.
create table twins (
        log_id integer not null references logs on delete cascade,
        other_id integer not null references logs on delete cascade,
        group_id integer not null references groups on delete cascade,
        state text not null check (state in ('open', 'one', 'two')),
        photos text not null default '[]',
        primary key (log_id, other_id)
    ) strict;
create index twins_other on twins (other_id);
create index twins_open on twins (group_id, state);
-- Values are whole thousandths: sums in SQL are exact.
create table measures (
        fact_id integer not null references facts on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        text text not null,
        thousandths integer not null,
        thousandths_max integer,
        unit text not null,
        approx integer not null,
        what text,
        primary key (fact_id, position)
    ) strict;
create table moneys (
        fact_id integer not null references facts on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        text text,
        minor integer not null,
        minor_max integer,
        currency text not null,
        approx integer not null,
        per text,
        what text,
        primary key (fact_id, position)
    ) strict;
create table photos (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        log_id integer references logs on delete cascade,
        chat_id integer not null,
        message_id integer not null,
        album text,
        file_id text not null,
        unique_id text not null,
        created_at text not null,
        path text, tries integer not null default 0, try_at text
    ) strict;
create index photos_log on photos (log_id);
create index photos_album on photos (chat_id, album);
-- What an officer corrected: telling words only, never a name. Numbers are not used again: `lessons.stamp`.
create table lessons (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        log_id integer references logs on delete cascade,
        event_id integer references events on delete cascade,
        subject text not null check (subject in ('category', 'kind')),
        words text not null,
        read_as text not null,
        chosen text not null,
        overruled text not null,
        person_id integer references people on delete set null,
        at text not null,
        check ((log_id is null) <> (event_id is null))
    ) strict;
create index lessons_group on lessons (group_id);
create index lessons_log on lessons (log_id);
create index lessons_event on lessons (event_id);
