-- Tables of the life events somebody told of and the visits due for them (五必访).
-- `person` is masked as a group may read it, `family_id` has the name told in private. `day`: when it was told; `first`: the event's own day where known.
-- `due`: the last day as proposed. `message_id` in the chat it was told in: nothing is asked twice of one message.
create table cares (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        occasion text not null,
        person text not null,
        relation text not null default '',
        branch text not null default '',
        words text not null default '',
        day text not null,
        first text,
        due text not null,
        state text not null check (state in ('offered', 'accepted', 'declined', 'gone')),
        reason text,
        event_id integer references events on delete set null,
        family_id integer references helped_families on delete set null,
        person_id integer references people on delete set null,
        chat_id integer,
        message_id integer,
        created_at text not null,
        settled_at text
    ) strict;
create index cares_told on cares (group_id, occasion, day);
create index cares_state on cares (group_id, state);
create index cares_message on cares (chat_id, message_id);
create index cares_event on cares (event_id);
create index cares_family on cares (family_id);
create index cares_person on cares (person_id);
-- The last day of an accepted visit as it was from `at` on: a locked report counts by what held then.
create table care_days (
        id integer primary key autoincrement,
        care_id integer not null references cares on delete cascade,
        group_id integer not null references groups on delete cascade,
        due text not null,
        at text not null
    ) strict;
create index care_days_care on care_days (care_id);
create index care_days_due on care_days (group_id, due);
