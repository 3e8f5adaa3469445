-- Only hashes: who reads the database opens nothing. `session` is null until the link has been used.
-- Numbers are never used again: an old link must not find a newer row.
create table web_visits (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade,
        link text not null,
        issued_at text not null,
        session text,
        opened_at text,
        seen_at text
    ) strict;
create index web_visits_person on web_visits (group_id, person_id);
-- What Telegram signed to open a Mini App opens it once; kept for as long as it would be good.
create table web_openings (
        hash text primary key,
        at text not null
    ) strict;
