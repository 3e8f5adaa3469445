-- Tables of the branches of a group (工会小组, 车间) and what belongs to them.
create table branches (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        name text not null,
        people integer,
        place integer not null,
        retired_at text,
        created_at text not null,
        unique (group_id, name)
    ) strict;
-- Other names of a branch; one a correction has taught stands as long as the log it was drawn from does.
create table branch_names (
        group_id integer not null references groups on delete cascade,
        name text not null,
        branch_id integer not null references branches on delete cascade,
        log_id integer references logs on delete cascade,
        person_id integer references people on delete set null,
        at text not null,
        primary key (group_id, name)
    ) strict;
create index branch_names_branch on branch_names (branch_id);
create index branch_names_log on branch_names (log_id) where log_id is not null;
-- `facts`: of a log of several things, which of them are this branch's, by position, 「,0,2,」; empty: all.
create table log_branches (
        log_id integer not null references logs on delete cascade,
        branch_id integer not null references branches on delete cascade,
        group_id integer not null references groups on delete cascade,
        facts text not null default '',
        primary key (log_id, branch_id)
    ) without rowid, strict;
create index log_branches_branch on log_branches (branch_id);
-- How it is known (union/reading/names/branches.py); the names as shown stand in `branch`.
alter table logs add column branch_by text not null default '';
create table event_branches (
        event_id integer not null references events on delete cascade,
        branch_id integer not null references branches on delete cascade,
        group_id integer not null references groups on delete cascade,
        primary key (event_id, branch_id)
    ) without rowid, strict;
create index event_branches_branch on event_branches (branch_id);
