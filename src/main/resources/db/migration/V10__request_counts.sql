-- How many requests a key or an address has sent in its window, where these are limited. Unlogged, as nothing is lost with it
-- but who has to wait; and with room in its pages for the row's next version, since each row is written again and again.
create unlogged table request_count (
  subject text primary key,
  since timestamptz not null,
  used integer not null
) with (fillfactor = 50);
