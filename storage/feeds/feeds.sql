-- Tables of the calendar feeds: the secret addresses by their hashes, and what tells that a calendar has changed.
-- The counting is done by triggers, so that no way of changing an item can forget it. `changed_at` is null from a change
-- until somebody asks for the feed: only the program knows what time it is.
-- `group_id` of a group's address, `person_id` of somebody's own over all their groups: one of the two.
-- What opens it is made of `seed` and a key of the program's that is not in here (handlers/feeds/feed_keys.py).
create table feeds (
        id integer primary key autoincrement,
        group_id integer unique references groups on delete cascade,
        person_id integer unique references people on delete cascade,
        seed text not null,
        hash text not null unique,
        alarms integer not null default 0,
        made_at text not null,
        stopped_at text,
        check ((group_id is null) <> (person_id is null))
    ) strict;
create table feed_versions (
        group_id integer primary key references groups on delete cascade,
        version integer not null default 0,
        changed_at text
    ) strict;
create table feed_items (
        event_id integer primary key references events on delete cascade,
        group_id integer not null references groups on delete cascade,
        revision integer not null,
        changed_at text
    ) strict;
create index feed_items_group on feed_items (group_id);
insert into feed_versions (group_id) select id from groups;
create trigger feed_group after insert on groups begin
        insert into feed_versions (group_id) values (new.id);
    end;
create trigger feed_title after update of title on groups begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.id;
    end;
create trigger feed_setting after insert on settings begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
create trigger feed_setting_changed after update on settings begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
create trigger feed_setting_gone after delete on settings begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
create trigger feed_holiday after insert on holidays begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
create trigger feed_holiday_changed after update on holidays begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
create trigger feed_holiday_gone after delete on holidays begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
create trigger feed_owner after insert on event_owners begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
create trigger feed_owner_changed after update on event_owners begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
create trigger feed_owner_gone after delete on event_owners begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
create trigger feed_item after insert on events begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
    end;
create trigger feed_item_gone after delete on events begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
    end;
create trigger feed_item_changed after update on events begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = new.id
            and not exists (select 1 from feed_items where event_id = new.id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = new.id;
    end;
create trigger feed_time after insert on overrides begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = new.event_id
            and not exists (select 1 from feed_items where event_id = new.event_id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = new.event_id;
    end;
create trigger feed_time_changed after update on overrides begin
        update feed_versions set version = version + 1, changed_at = null where group_id = new.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = new.event_id
            and not exists (select 1 from feed_items where event_id = new.event_id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = new.event_id;
    end;
create trigger feed_time_gone after delete on overrides begin
        update feed_versions set version = version + 1, changed_at = null where group_id = old.group_id;
        insert into feed_items (event_id, group_id, revision, changed_at)
            select id, group_id, 0, null from events where id = old.event_id
            and not exists (select 1 from feed_items where event_id = old.event_id);
        update feed_items set revision = revision + 1, changed_at = null where event_id = old.event_id;
    end;
