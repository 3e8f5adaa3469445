-- `sealed` is no use without a key of the program's that is not in here (handlers/core/sealed_secrets.py); `tail` may be shown.
create table mirrors (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer references people on delete set null,
        channel text not null,
        tail text not null,
        sealed text not null,
        contents text not null,
        paused integer not null default 0,
        deaths integer not null default 0,
        fault text,
        made_at text not null
    ) strict;
create index mirrors_group on mirrors (group_id);
create table mirror_posts (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        mirror_id integer not null references mirrors on delete cascade,
        content text not null,
        key text,
        title text not null,
        text text not null,
        file_id integer references files on delete set null,
        state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'dead')),
        parts_done integer not null default 0,
        doubtful integer not null default 0,
        tries integer not null default 0,
        error text,
        created_at text not null,
        next_try_at text not null,
        sent_at text
    ) strict;
create unique index mirror_posts_key on mirror_posts (mirror_id, key);
create index mirror_posts_queued on mirror_posts (mirror_id, id) where state = 'queued';
create index mirror_posts_group on mirror_posts (group_id);
