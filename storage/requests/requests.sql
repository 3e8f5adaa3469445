-- Tables of the members' requests (诉求). Of an anonymous one no person, no time: docs/decisions/0018.
-- `day`: when it was received; `since`: when its clock began. Those of a code are anonymous.
create table requests (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        number integer not null,
        state text not null check (state in ('received', 'working', 'answered', 'withdrawn')),
        text text not null,
        day text not null,
        since text not null,
        days integer not null,
        person_id integer references people on delete set null,
        code_hash text,
        opinion text check (opinion in ('good', 'fair', 'poor')),
        unique (group_id, number),
        check (code_hash is null or person_id is null)
    ) strict;
create index requests_open on requests (group_id, state);
create index requests_code on requests (code_hash);
create index requests_person on requests (person_id);
create table request_steps (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        request_id integer not null references requests on delete cascade,
        step text not null check (step in
            ('begun', 'question', 'answer', 'more', 'opinion', 'reopened', 'withdrawn')),
        text text not null,
        day text not null,
        person_id integer references people on delete set null
    ) strict;
create index request_steps_request on request_steps (request_id);
-- Who was given it, beside the 负责人.
create table request_owners (
        request_id integer primary key references requests on delete cascade,
        group_id integer not null references groups on delete cascade,
        person_id integer not null references people on delete cascade
    ) strict;
create index request_owners_person on request_owners (person_id);
-- What anonymous members wrote or pressed, until it is opened at the full hour. Ids are drawn, so none tells an order.
create table request_box (
        id integer primary key,
        group_id integer not null references groups on delete cascade,
        code_hash text not null,
        step text not null check (step in ('new', 'more', 'opinion', 'reopened', 'withdrawn')),
        text text not null,
        day text not null
    ) strict;
create index request_box_group on request_box (group_id);
