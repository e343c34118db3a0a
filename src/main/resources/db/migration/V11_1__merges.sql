-- Merges of duplicate actors into survivors. While a merge is in force no actor has the duplicate's id; the id then refers to the
-- survivor, or to the actor that the survivor was merged into later.
create table merge (
  id uuid primary key,
  duplicate_id uuid not null,
  survivor_id uuid not null,
  merged_at timestamptz not null,
  undone_at timestamptz,
  -- The duplicate's row with its aliases, from which an unmerge restores it.
  duplicate jsonb not null,
  -- The survivor's row before the merge, and the aliases that the merge added to it.
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

-- References that a merge moved from the duplicate to the survivor, or dropped because the survivor had the same one.
create table merge_move (
  merge_id uuid not null references merge on delete cascade,
  what text not null check (what in
    ('speaker', 'mention', 'mention dropped', 'relay', 'source', 'republisher', 'member', 'actor', 'affiliation dropped', 'import')),
  -- The id of the quote, article or affiliation; for an import, the external id of the actor.
  record_id uuid not null,
  position integer not null default 0,
  was jsonb,
  primary key (merge_id, what, record_id, position)
);

-- Resolves an actor id through merges in force: the actor itself, or the last survivor.
create function survivor(actor uuid) returns uuid language sql stable strict as $$
  with recursive way (id, step) as (
    select actor, 0
    union all
    select m.survivor_id, w.step + 1 from way w join merge m on m.duplicate_id = w.id and m.undone_at is null
  )
  select id from way order by step desc limit 1
$$;

-- Rejects new actors under the id of a merged actor, including those of imports that keep ids.
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
