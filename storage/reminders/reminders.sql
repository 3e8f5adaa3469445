-- Tables of the reminders of items, and of people's own: what they asked to be told, and when it comes next.
create table reminders (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        event_id integer not null references events on delete cascade,
        original text not null,
        lead text not null,
        due_at text not null,
        state text not null check (state in ('waiting', 'sent', 'dropped', 'void')),
        person_id integer references people on delete cascade,
        outbox_id integer references outbox on delete set null,
        key text not null unique
    ) strict;
create index reminders_due on reminders (state, due_at);
create index reminders_event on reminders (event_id);
