-- Numbers are never used again: an old button must not find a newer question.
create table drafts (
        id integer primary key autoincrement,
        group_id integer references groups on delete cascade,
        person_id integer references people on delete cascade,
        chat_id integer not null,
        subject text not null,
        data text not null,
        outbox_id integer references outbox on delete set null,
        created_at text not null,
        expires_at text not null
    ) strict;
create index drafts_chat on drafts (chat_id, person_id);
create table seen_updates (
        bot_id integer not null,
        update_id integer not null,
        seen_at text not null,
        primary key (bot_id, update_id)
    ) strict;
-- `text` is kept for seven days, so that an officer's words are not lost with our mistake.
create table failed_updates (
        update_id integer primary key,
        chat_id integer,
        place text not null,
        error text not null,
        text text,
        failed_at text not null
    ) strict;
create table audit (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        person_id integer references people on delete set null,
        action text not null,
        subject text not null,
        at text not null
    ) strict;
