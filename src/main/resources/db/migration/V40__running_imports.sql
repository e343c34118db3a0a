-- The imports under way, written by their processes every second. Rows that are not written any more are of processes that were killed.
create unlogged table running_import (
  id uuid primary key,
  started_at timestamptz not null,
  dry_run boolean not null,
  -- The name of the key or subject that sends it, if it is known.
  sent_by text,
  created bigint not null,
  updated bigint not null,
  unchanged bigint not null,
  failed bigint not null,
  written_at timestamptz not null
);
