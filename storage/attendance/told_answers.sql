-- 1 where somebody else said in the group that they come: 「美玲同志强都去」.
alter table answers add column told integer not null default 0;
