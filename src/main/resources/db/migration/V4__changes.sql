-- What became of the records, for programs that keep a copy. A reader asks for what a later snapshot of the database sees
-- and an earlier one does not, so that what commits late is not skipped, whatever its number.
create table change (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  record text not null check (record in ('article', 'quote', 'actor')),
  record_id uuid not null,
  change text not null check (change in ('created', 'changed', 'deleted')),
  at timestamptz not null default now()
);
create index change_by_transaction on change (xid, seq);

-- Whatever is on record already, in an order in which nothing comes before what it refers to.
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

-- Triggers, since a deletion reaches quotes that no program names; once a statement, since that is cheaper for many rows
-- and costs one row no more. A record's number is taken while its row is locked, so its changes are numbered in their order.
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
