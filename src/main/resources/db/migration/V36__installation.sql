-- The id of this collection, in one row. The ids of feeds are derived from it, so that they stay the same on other hosts and after a restore.
create table installation (
  single boolean primary key default true check (single),
  id uuid not null default gen_random_uuid()
);
insert into installation default values;
