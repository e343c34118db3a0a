-- What the tag of a record starts with. Every change raises it; it starts at the millisecond at which the row was made, so that
-- a record that is deleted and recorded again under its id never has a tag of before.
alter table actor add column version bigint not null default 0;
alter table article add column version bigint not null default 0;
alter table quote add column version bigint not null default 0;
alter table actor alter column version set default floor(extract(epoch from clock_timestamp()) * 1000);
alter table article alter column version set default floor(extract(epoch from clock_timestamp()) * 1000);
alter table quote alter column version set default floor(extract(epoch from clock_timestamp()) * 1000);

-- What was answered to requests with an Idempotency-Key, for as long as it is given again.
create table idempotent_answer (
  caller text not null,
  key text not null,
  -- SHA-256 of all that makes it the same request.
  request bytea not null check (octet_length(request) = 32),
  status integer not null,
  headers jsonb not null,
  body bytea not null,
  at timestamptz not null,
  primary key (caller, key)
);
create index idempotent_answer_by_time on idempotent_answer (at);
