-- The ids that records have in the systems that send them, each as scheme:value; null if there are none. The service keeps an id unique
-- among the records of a kind, under an advisory lock: a unique index could not cover the partitions of a table.
alter table actor add column external_ids text[];
alter table article add column external_ids text[];
alter table quote add column external_ids text[];

-- Without a list of pending entries, which each look-up would read. A row without ids costs no entry.
create index actor_by_external_id on actor using gin (external_ids) with (fastupdate = off) where external_ids is not null;
create index article_by_external_id on article using gin (external_ids) with (fastupdate = off) where external_ids is not null;
create index quote_by_external_id on quote using gin (external_ids) with (fastupdate = off) where external_ids is not null;
