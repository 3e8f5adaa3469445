-- 三级汇总: a group that hands the figures of its months up to another; `branch` is what it is called there.
create table rollup_links (
        id integer primary key,
        group_id integer not null unique references groups on delete cascade,
        above_id integer not null references groups on delete cascade,
        branch text not null,
        agreed_at text not null
    ) strict;
create index rollup_links_above on rollup_links (above_id);
-- What came up to a group, by branch and month: as it stood when posted, at the lock, in the last 更正稿. It outlives the link.
create table branch_figures (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        branch text not null,
        period text not null,
        figures text not null,
        state text not null,
        came_at text not null,
        unique (group_id, branch, period)
    ) strict;
