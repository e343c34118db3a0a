-- Changes that were restored from the backup of another server may have transaction ids that are in the future here; the change
-- feed would hide them until then. No visible transaction of this server has such an id.
update change set xid = default where xid >= pg_snapshot_xmax(pg_current_snapshot());

-- Changes that were replicated or copied row by row have not advanced the sequence of their numbers.
do $$
begin
  perform setval(pg_get_serial_sequence('change', 'seq'), max(seq))
  from change
  having max(seq) > coalesce(pg_sequence_last_value(pg_get_serial_sequence('change', 'seq')::regclass), 0);
end $$;
