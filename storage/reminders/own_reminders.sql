-- `start` and `due` are wall time, `due_at` UTC; without it it is over.
create table own_reminders (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade,
        chat_id integer not null,
        topic integer,
        text text not null,
        start text not null,
        rrule text,
        shift text check (shift in ('next', 'previous', 'skip')),
        event_id integer references events on delete cascade,
        original text,
        due text not null,
        due_at text,
        created_at text not null
    ) strict;
create index own_reminders_due on own_reminders (due_at);
create index own_reminders_person on own_reminders (person_id);
