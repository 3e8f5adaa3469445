-- `edits` names the row whose message this one changes; `mark` is added to the text if it may be a repeat;
-- `about` names the item or entry a message speaks of, so that a reply to it finds its subject.
create table outbox (
        id integer primary key,
        group_id integer references groups on delete cascade,
        chat_id integer not null,
        topic integer,
        lane integer not null,
        method text not null,
        params text not null,
        file_id integer references files on delete set null,
        edits integer references outbox on delete set null,
        key text unique,
        state text not null check (state in ('queued', 'sending', 'sent', 'dead', 'replaced')),
        doubtful integer not null default 0,
        mark text not null default '',
        joinable text,
        about text,
        unasked integer not null default 0,
        tries integer not null default 0,
        created_at text not null,
        next_try_at text not null,
        sent_at text,
        message_id integer,
        error text
    ) strict;
create index outbox_waiting on outbox (state, next_try_at);
create index outbox_edits on outbox (edits);
create index outbox_message on outbox (chat_id, message_id);
create index outbox_about on outbox (group_id, about);
create table files (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        name text not null,
        content blob not null,
        created_at text not null
    ) strict;
