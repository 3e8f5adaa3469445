create index log_versions_group on log_versions (group_id);
