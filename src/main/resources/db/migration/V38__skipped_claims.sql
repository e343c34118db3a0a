-- A reviewer who skips a proposal releases it for others, and does not get it again until then.
alter table claim add column skipped boolean not null default false;
