# small: tables alone, so that opening a database loads no queries and what they read
"""Tables of the reminders of items, and of people's own: what they asked to be told, and when it comes next."""

REMINDERS = (
    """create table reminders (
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
    ) strict""",
    "create index reminders_due on reminders (state, due_at)",
    "create index reminders_event on reminders (event_id)",
)

OWN_REMINDERS = (
    # `start` and `due` are wall time, `due_at` UTC; without it it is over.
    """create table own_reminders (
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
    ) strict""",
    "create index own_reminders_due on own_reminders (due_at)",
    "create index own_reminders_person on own_reminders (person_id)",
)
