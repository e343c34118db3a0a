-- The version of a record, from which its ETag is made. Every change increments it. It starts at the creation time in milliseconds,
-- so that a record that is deleted and created again under its id never repeats an ETag.
alter table actor add column version bigint not null default 0;
alter table article add column version bigint not null default 0;
alter table quote add column version bigint not null default 0;
alter table actor alter column version set default floor(extract(epoch from clock_timestamp()) * 1000);
alter table article alter column version set default floor(extract(epoch from clock_timestamp()) * 1000);
alter table quote alter column version set default floor(extract(epoch from clock_timestamp()) * 1000);

-- Stored responses to requests with an Idempotency-Key, kept for as long as they are replayed.
create table idempotent_answer (
  caller text not null,
  key text not null,
  -- SHA-256 of everything that makes two requests the same.
  request bytea not null check (octet_length(request) = 32),
  status integer not null,
  headers jsonb not null,
  body bytea not null,
  at timestamptz not null,
  primary key (caller, key)
);
create index idempotent_answer_by_time on idempotent_answer (at);
