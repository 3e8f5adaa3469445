-- What finds rows of tables that grow, for what is asked at every message or in every round; tests/unit/storage/core/test_scans.py.
-- The reminders of a message: for a reply to it, for its lateness, for the erasure of a group.
create index reminders_outbox on reminders (outbox_id) where outbox_id is not null;
-- A plan being sent in is asked for at each message in private, those to be read whenever messages are through.
create index plans_gathering on plans (chat_id) where state = 'gathering';
create index plans_waiting on plans (changed_at) where state = 'waiting';
create index photos_unsaved on photos (group_id) where path is null;
create index event_owners_untied on event_owners (group_id, name) where person_id is null;
-- As long as the primary key and one more: who names item and time too must not be led through the whole group.
create index overrides_group on overrides (group_id, event_id, original);
create index headcounts_group on headcounts (group_id, event_id, original);
create index sign_ins_group on sign_ins (group_id, event_id, original);
create index results_group on results (group_id, event_id, original);
create index notes_group on notes (group_id, event_id);
create index event_branches_group on event_branches (group_id, event_id);
create index request_steps_group on request_steps (group_id, request_id);
-- Each file that is deleted asks both who sends it.
create index outbox_file on outbox (file_id) where file_id is not null;
create index mirror_posts_file on mirror_posts (file_id) where file_id is not null;
