-- Changes that were restored from the backup of another server may have transaction ids that are in the future here; the change
-- feed would hide them until then. No visible transaction of this server has such an id.
update change set xid = default where xid >= pg_snapshot_xmax(pg_current_snapshot());
