-- The newest day a version's words tell of: those of a group are looked through from the newest on, until enough are found.
alter table log_versions add column day text not null default '';
update log_versions set day = coalesce(
  (select max(day) from facts where facts.log_id = log_versions.log_id and facts.version = log_versions.version),
  (select substr(said_at, 1, 10) from logs where logs.id = log_versions.log_id));
drop index log_versions_group;
create index log_versions_day on log_versions (group_id, day desc);
