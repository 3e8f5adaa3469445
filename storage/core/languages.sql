-- Which language people chose, and what menu of commands a chat was last given for itself.
alter table people add column chosen text;
-- The chat and a digest of the menu's lines; null: it has the menu of all.
alter table people add column menu text;
alter table groups add column menu text;
