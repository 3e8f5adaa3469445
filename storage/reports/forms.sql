-- Forms of the union above, blank, to be filled in again next month.
create table report_forms (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        name text not null,
        content blob not null,
        person_id integer references people on delete set null,
        saved_at text not null,
        unique (group_id, name)
    ) strict;
create index report_forms_person on report_forms (person_id);
