-- What an item out of a calendar file has beside its time: its UID there, how often it was changed there, its place.
alter table plan_items add column uid text;
alter table plan_items add column revision integer not null default 0;
alter table plan_items add column place text;
create index plan_items_uid on plan_items (group_id, uid) where uid is not null;
