-- True if both actors came from the extractor, or from such merges. Editors may make and undo these merges. Those before are left to
-- admins.
alter table merge add column extracted boolean not null default false;
