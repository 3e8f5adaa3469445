-- Representatives of the 职代会, by name: most of them are in no group of ours.
create table representatives (
    id integer primary key,
    group_id integer not null references groups on delete cascade,
    name text not null,
    added_at text not null
) strict;
create index representatives_group on representatives (group_id);
