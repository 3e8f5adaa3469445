-- What the standing logs add up from: each figure that counts, sorted so that a month's sums are read off in order.
-- Made anew from facts and figures by storage/worklog/totals.py whenever a log changes; `month` is the calendar's, of `day`.
-- A fact itself counts 1; `value` is whole thousandths, of money minor units.
create table tallies (
        group_id integer not null references groups on delete cascade,
        month text not null,
        sort text not null check (sort in ('fact', 'measure', 'money', 'income')),
        category text not null,
        unit text not null,
        what text not null,
        day text not null,
        number integer not null,
        place integer not null,
        value integer not null,
        approx integer not null,
        late_for text,
        primary key (group_id, month, sort, category, unit, what, day, number, place),
        foreign key (group_id, number) references logs (group_id, number) on update cascade on delete cascade
    ) without rowid, strict;
-- By which rules of union/worklog/counted_figures.py they were made; `reached`: the last log done, null once all are.
create table tally_rules (
        rules integer primary key,
        reached integer
    ) strict;
create index tallies_log on tallies (group_id, number);
create index logs_late on logs (group_id, number) where late_for is not null;
