-- Changes restored from a backup into another server may bear numbers of transactions that are yet to come there, and the
-- feed would hide them until then. No transaction of this server that can be seen has such a number.
update change set xid = default where xid >= pg_snapshot_xmax(pg_current_snapshot());
