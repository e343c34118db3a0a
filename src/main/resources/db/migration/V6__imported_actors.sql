-- Which actor here an id of another collection means, and which import found out: two ids of one collection are two
-- actors, though they may have one name.
create table imported_actor (
  source_id uuid primary key,
  actor_id uuid not null references actor on delete cascade,
  import_id uuid not null
);
create index imported_actor_by_actor on imported_actor (actor_id, import_id);
