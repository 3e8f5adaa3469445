-- How many come with an entry; 0 for the one person, or the one team, that entered.
alter table signups add column people integer not null default 0;
