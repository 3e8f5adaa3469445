-- Between the two moments the bot did things this database does not know of.
create table restores (
        id integer primary key autoincrement,
        since text not null,
        until text not null
    ) strict;
