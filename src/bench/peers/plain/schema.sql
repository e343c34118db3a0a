-- The tables of a plain application in the schema "plain", filled from OnRecord's tables of the same database. Rejected quotes are
-- left out, since OnRecord's lists leave them out.
\set ON_ERROR_STOP 1
set client_min_messages = warning;
drop schema if exists plain cascade;
create schema plain;

create table plain.actor (
  id uuid primary key,
  name text not null,
  kind text not null);
insert into plain.actor select id, name, kind from public.actor;

create table plain.article (
  id uuid primary key,
  title text not null,
  body text not null,
  url text,
  published_on date,
  source_id uuid not null);
insert into plain.article select id, title, body, url, published_on, source_id from public.article;

create table plain.quote (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null,
  speaker_id uuid,
  text text not null,
  type text not null,
  published_on date not null,
  created_at timestamptz not null default now(),
  search tsvector generated always as (to_tsvector('english', text)) stored);
insert into plain.quote (id, article_id, speaker_id, text, type, published_on, created_at)
  select id, article_id, speaker_id, text, type, coalesce(published_on, '0001-01-01'), created_at
  from public.quote
  where status <> 'rejected';

alter table plain.article add foreign key (source_id) references plain.actor;
alter table plain.quote
  add foreign key (article_id) references plain.article,
  add foreign key (speaker_id) references plain.actor;
create index on plain.article (source_id);
create index on plain.quote (article_id);
create index on plain.quote (speaker_id, published_on, id);
create index on plain.quote using gin (search);
vacuum analyze plain.actor, plain.article, plain.quote;

-- PostGraphile has no filter for full text, but offers database functions as queries.
create function plain.search_quotes(words text) returns setof plain.quote
  language sql stable
  begin atomic
    select *
    from plain.quote
    where search @@ plainto_tsquery('english', words)
    order by ts_rank(search, plainto_tsquery('english', words)) desc, id desc;
  end;
