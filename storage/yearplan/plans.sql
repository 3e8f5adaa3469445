-- The tables of year plans sent in: the plan with where it comes from, and what it proposes for the calendar.
-- `standing`: how many of its items stood on the calendar already when it was read.
-- Numbers are never used again: an old button must not find a newer plan.
create table plans (
        id integer primary key autoincrement,
        group_id integer not null references groups on delete cascade,
        person_id integer references people on delete set null,
        chat_id integer not null,
        topic integer,
        state text not null check (state in ('gathering', 'waiting', 'asking', 'failed', 'open', 'closed')),
        year integer,
        said_year integer,
        title text not null,
        file_id text,
        file_name text,
        text text,
        duties text not null,
        standing integer not null default 0,
        missing text not null default '[]',
        outbox_id integer references outbox on delete set null,
        tries integer not null default 0,
        created_at text not null,
        changed_at text not null
    ) strict;
create index plans_group on plans (group_id, year);
-- `before` is the time an item on the calendar had by an earlier plan, `moved_from` the day off it fell on,
-- `batch` ties what one press has put on the calendar, `as_read` is the document's title, time and festival of what
-- an officer has changed.
create table plan_items (
        id integer primary key autoincrement,
        plan_id integer not null references plans on delete cascade,
        group_id integer not null references groups on delete cascade,
        position integer not null,
        title text not null,
        kind text not null,
        time text not null,
        festival text,
        owners text not null,
        quote text not null,
        section text not null,
        line integer not null,
        ticked integer not null,
        state text not null check (state in ('proposed', 'accepted', 'left')),
        event_id integer references events on delete set null,
        before text,
        moved_from text,
        batch integer,
        as_read text,
        unique (plan_id, position)
    ) strict;
create index plan_items_event on plan_items (event_id);
