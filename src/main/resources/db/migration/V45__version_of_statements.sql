-- The version of the rules by which statements were computed. A service with other rules computes all of them anew, in batches while it
-- answers. Services before this column have version 1; version 2 has fewer fingerprints of a wording.
alter table statement_progress add column version integer not null default 1;
