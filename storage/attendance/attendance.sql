-- Who comes, who came, what came of it: tables of the first migration.
-- Who comes to an item. `original` names the time of a series by its wall time; of a one-off item it is ''.
-- What was set for an item as a whole; `quorum` is 「10」, 「2/3」 or, for more than half, 「>1/2」.
create table gatherings (
        event_id integer primary key references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        style text check (style in ('answer', 'entry', 'none')),
        capacity integer,
        unit text check (unit in ('人', '队')),
        quorum text,
        closes_at text
    ) strict;
create table answers (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer not null references people on delete cascade,
        answer text not null check (answer in ('yes', 'leave', 'maybe')),
        late integer not null default 0,
        at text not null,
        primary key (event_id, original, person_id)
    ) strict;
create table sign_ins (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer not null references people on delete cascade,
        at text not null,
        primary key (event_id, original, person_id)
    ) strict;
create table headcounts (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        expected integer,
        present integer,
        primary key (event_id, original)
    ) strict;
-- The order of entering decides who waits. `team` is '' for who enters for themselves.
create table signups (
        id integer primary key autoincrement,
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        person_id integer not null references people on delete cascade,
        team text not null,
        at text not null,
        unique (event_id, original, person_id, team)
    ) strict;
create table results (
        event_id integer not null references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        original text not null,
        position integer not null,
        place text not null,
        name text not null,
        score text not null,
        at text not null,
        primary key (event_id, original, position)
    ) strict;
