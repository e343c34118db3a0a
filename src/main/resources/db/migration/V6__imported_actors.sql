-- Maps an external id of an imported collection to an actor, with the import that found it. Two ids of one collection are two
-- actors, even if they have the same name.
create table imported_actor (
  source_id uuid primary key,
  actor_id uuid not null references actor on delete cascade,
  import_id uuid not null
);
create index imported_actor_by_actor on imported_actor (actor_id, import_id);
