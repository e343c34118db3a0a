-- Duplicates of actors that were joined into others, the survivors. While a merge is in force there is no actor with the
-- duplicate's id, which means the survivor; or whom that was merged into since.
create table merge (
  id uuid primary key,
  duplicate_id uuid not null,
  survivor_id uuid not null,
  merged_at timestamptz not null,
  undone_at timestamptz,
  -- The duplicate's row, with its aliases: what it takes to have it again.
  duplicate jsonb not null,
  -- The survivor's row before, and the aliases that it got.
  survivor jsonb not null,
  added_aliases text[] not null default '{}',
  quotes integer not null default 0,
  articles integer not null default 0,
  affiliations integer not null default 0,
  check (duplicate_id <> survivor_id)
);
create unique index merge_in_force on merge (duplicate_id) where undone_at is null;
create index merge_by_duplicate on merge (duplicate_id, id);
create index merge_by_survivor on merge (survivor_id, id);

-- What a merge has moved from the duplicate to the survivor, or dropped since the survivor had the same.
create table merge_move (
  merge_id uuid not null references merge on delete cascade,
  what text not null check (what in
    ('speaker', 'mention', 'mention dropped', 'relay', 'source', 'republisher', 'member', 'actor', 'affiliation dropped', 'import')),
  -- The quote's, article's or affiliation's; of an import the id that it knew the actor by.
  record_id uuid not null,
  position integer not null default 0,
  was jsonb,
  primary key (merge_id, what, record_id, position)
);

-- Whoever an id means since merges: the actor itself, or the last survivor.
create function survivor(actor uuid) returns uuid language sql stable strict as $$
  with recursive way (id, step) as (
    select actor, 0
    union all
    select m.survivor_id, w.step + 1 from way w join merge m on m.duplicate_id = w.id and m.undone_at is null
  )
  select id from way order by step desc limit 1
$$;

-- Nobody gets the id of an actor that was merged, be it by an import that keeps ids.
create function refuse_merged_actor() returns trigger language plpgsql as $$
begin
  if exists (select from added a join merge m on m.duplicate_id = a.id and m.undone_at is null) then
    raise unique_violation using message = 'the id is that of an actor that was merged', constraint = 'merge_in_force';
  end if;
  return null;
end $$;
create trigger actor_not_merged after insert on actor
  referencing new table as added
  for each statement execute function refuse_merged_actor();
