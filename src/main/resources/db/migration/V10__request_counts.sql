-- Request counts of rate limiting: one row for each API key or client address, for the current window. Unlogged, because after a
-- crash only the counts are lost. The fill factor leaves room for HOT updates, since each row is updated by every request.
create unlogged table request_count (
  subject text primary key,
  since timestamptz not null,
  used integer not null
) with (fillfactor = 50);
