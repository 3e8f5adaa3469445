-- The tables of the months' reports: how far each has come, and each as it was locked or corrected.
-- draft: with the 负责人 to be signed; returned: sent back by them. Once locked, its days stand too.
create table digests (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        period text not null,
        state text not null check (state in ('draft', 'returned', 'posted', 'locked')),
        post_id integer references outbox on delete set null,
        document_id integer references outbox on delete set null,
        fingerprint text not null,
        posted_at text not null,
        locked_at text,
        first text,
        until text,
        remarks text not null default '',
        shown integer not null default 0,
        unique (group_id, period)
    ) strict;
-- version 0 is the one locked, 1 the first 更正稿.
create table kept_reports (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        period text not null,
        version integer not null,
        report text not null,
        ledger text not null,
        letterhead text not null,
        kept_at text not null,
        unique (group_id, period, version)
    ) strict;
-- A union's own Word file, which its reports are written into.
create table paper_templates (
        group_id integer primary key references groups on delete cascade,
        name text not null,
        content blob not null,
        person_id integer references people on delete set null,
        saved_at text not null
    ) strict;
