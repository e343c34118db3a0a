-- The change feed, for programs that keep a copy of the records. A reader gets the changes that are visible to a later snapshot of
-- the database and not to an earlier one, so that a transaction that commits late is not skipped, whatever its sequence number.
create table change (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  record text not null check (record in ('article', 'quote', 'actor')),
  record_id uuid not null,
  change text not null check (change in ('created', 'changed', 'deleted')),
  at timestamptz not null default now()
);
create index change_by_transaction on change (xid, seq);

-- Existing records, ordered so that each comes after the records it refers to.
insert into change (record, record_id, change, at)
select record, id, 'created', created_at
from (
  select 1 as turn, 'actor' as record, id, created_at from actor
  union all
  select 2, 'article', id, created_at from article
  union all
  select 3, 'quote', id, created_at from quote
) known
order by turn, created_at, id;

-- Triggers, because a cascading delete removes quotes that no statement names. For each statement: cheaper for many rows and no
-- dearer for one. A change gets its number while the row is locked, so the changes of a record are numbered in order.
create function note_created() returns trigger language plpgsql as $$
begin
  insert into change (record, record_id, change)
  select tg_table_name, id, 'created' from added;
  return null;
end $$;

create function note_changed() returns trigger language plpgsql as $$
begin
  insert into change (record, record_id, change)
  select tg_table_name, now.id, 'changed' from now join before using (id) where now is distinct from before;
  return null;
end $$;

create function note_deleted() returns trigger language plpgsql as $$
begin
  insert into change (record, record_id, change)
  select tg_table_name, id, 'deleted' from removed;
  return null;
end $$;

do $$
declare
  record text;
begin
  foreach record in array array['article', 'quote', 'actor'] loop
    execute format(
      'create trigger %1$s_created after insert on %1$s
       referencing new table as added
       for each statement execute function note_created()', record);
    execute format(
      'create trigger %1$s_changed after update on %1$s
       referencing old table as before new table as now
       for each statement execute function note_changed()', record);
    execute format(
      'create trigger %1$s_deleted after delete on %1$s
       referencing old table as removed
       for each statement execute function note_deleted()', record);
  end loop;
end $$;
