-- Tables of the items of the calendar, and what belongs to each: owners and their shares, the checklist, notes, attachments.
-- `original` names the time of a series by its wall time; of a one-off item it is ''.
create table events (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        title text not null,
        kind text not null,
        start text not null,
        end text,
        grain text not null,
        timezone text not null,
        deadline integer not null default 0,
        place text,
        rrule text,
        shift text check (shift in ('next', 'previous', 'skip')),
        status text not null check (status in ('open', 'done', 'cancelled', 'given_up')),
        closed_at text,
        closed_by integer references people on delete set null,
        close_reason text,
        leads text,
        festival text,
        pack text,
        said text not null,
        said_at text,
        author_id integer references people on delete set null,
        chat_id integer,
        message_id integer,
        topic integer,
        created_at text not null,
        unique (group_id, number)
    ) strict;
create index events_start on events (group_id, start);
create index events_message on events (chat_id, message_id);
create table event_owners (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        name text not null,
        person_id integer references people on delete set null,
        primary key (event_id, position)
    ) strict;
create table overrides (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        start text,
        end text,
        status text not null check (status in ('open', 'done', 'cancelled', 'given_up')),
        closed_at text,
        closed_by integer references people on delete set null,
        close_reason text,
        primary key (event_id, original)
    ) strict;
