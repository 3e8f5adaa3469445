-- Sentences a group was asked about: by their digest, never twice. What was answered teaches, by telling words only.
create table doubts (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        digest text not null,
        asked_at text not null,
        in_group integer not null,
        answer text check (answer in ('log', 'plan', 'no')),
        words text not null default '',
        log_id integer references logs on delete cascade,
        event_id integer references events on delete cascade,
        person_id integer references people on delete set null,
        unique (group_id, digest)
    ) strict;
create index doubts_log on doubts (log_id);
create index doubts_event on doubts (event_id);
create index doubts_person on doubts (person_id);
-- whether anything was asked is looked up for each message
create index drafts_group on drafts (group_id);
