-- Tables of the budgets by category and year, and of what was said of them.
-- Every change is a row of its own; the newest of a year and category holds. Category '' is the year's whole,
-- 0 minor units: none any more.
create table budgets (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        year integer not null,
        category text not null,
        currency text not null,
        minor integer not null check (minor >= 0),
        person_id integer references people on delete set null,
        at text not null
    ) strict;
create index budgets_year on budgets (group_id, year, category, id);
-- A part of a budget that the spending has reached: `number` is the log whose crossing was told (0: none), `seen` the
-- highest number of a log that was there while the spending stood at it, `fallen`: it stands below since.
create table budget_crossings (
        group_id integer not null references groups on delete cascade,
        year integer not null,
        category text not null,
        percent integer not null,
        number integer not null,
        seen integer not null,
        fallen integer not null default 0,
        at text not null,
        primary key (group_id, year, category, percent)
    ) without rowid, strict;
-- Hints an admin wants no more of, by rule.
create table muted_rules (
        group_id integer not null references groups on delete cascade,
        rule text not null,
        person_id integer references people on delete set null,
        at text not null,
        primary key (group_id, rule)
    ) without rowid, strict;
