create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Removes combining marks from a text: diacritics, Arabic and Hebrew vowel points, zero-width characters.
create function unpointed(marked text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    marked,
    '[\u00AD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u20D0-\u20FF\uFE20-\uFE2F\uFEFF]',
    '', 'g');

-- Folds a name for comparison: ignores case, diacritics and repeated white space. NFKD decomposition separates marks from letters;
-- unaccent() then replaces letters that do not decompose (ø, ł, ß). The ICU collation makes lower() independent of the database's
-- locale. Cut to a length that fits into an index row.
create function fold(name text) returns text
  language sql immutable strict parallel safe
  return left(
    coalesce(
      nullif(
        trim(regexp_replace(
          lower(unaccent('unaccent', unpointed(normalize(name, NFKD))) collate "und-x-icu"),
          '\s+', ' ', 'g')),
        ''),
      name),
    500);

-- The LIKE pattern for names that contain a part, with its wildcards escaped.
create function holding(part text) returns text
  language sql immutable strict parallel safe
  return '%' || replace(replace(replace(part, '\', '\\'), '%', '\%'), '_', '\_') || '%';

-- Full-text search in any language: no stemming, no stop words, no diacritics.
create text search configuration onrecord (copy = pg_catalog.simple);
alter text search configuration onrecord
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, simple;


-- PostgreSQL rejects a tsvector of more than 1 MB. A body of 200,000 characters exceeds that only if nearly all of its words differ
-- and its letters take four bytes. Such a body is indexed up to its 50,000th character.
create function searchable(title text, body text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
declare
  heading tsvector := setweight(to_tsvector('onrecord', unpointed(title)), 'A');
begin
  return heading || setweight(to_tsvector('onrecord', unpointed(body)), 'D');
exception when program_limit_exceeded then
  return heading || setweight(to_tsvector('onrecord', unpointed(left(body, 50000))), 'D');
end $$;

create table actor (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 300),
  name_folded text collate "C" not null generated always as (fold(name)) stored,
  kind text not null check (kind in ('person', 'state', 'organization', 'group', 'media')),
  description text check (char_length(description) between 1 and 5000),
  wikidata_id text unique check (wikidata_id ~ '^Q[1-9][0-9]{0,10}$'),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index actor_by_name on actor (name_folded, id);
create index actor_by_similar_name on actor using gin (name_folded gin_trgm_ops);
create index actor_by_kind on actor (kind, id);

create table alias (
  actor_id uuid not null references actor on delete cascade,
  position integer not null check (position >= 0),
  name text not null check (char_length(name) between 1 and 300),
  name_folded text collate "C" not null generated always as (fold(name)) stored,
  primary key (actor_id, position)
);
create index alias_by_name on alias (name_folded, actor_id);
create index alias_by_similar_name on alias using gin (name_folded gin_trgm_ops);

create table affiliation (
  id uuid primary key,
  member_id uuid not null references actor on delete cascade,
  actor_id uuid not null references actor,
  role text check (char_length(role) between 1 and 300),
  role_folded text collate "C" generated always as (fold(role)) stored,
  from_day date,
  to_day date,
  from_order date not null generated always as (coalesce(from_day, '0001-01-01')) stored,
  check (from_day <= to_day),
  check (member_id <> actor_id)
);
create index affiliation_by_member on affiliation (member_id, from_order desc, id desc);
create index affiliation_by_actor on affiliation (actor_id, member_id, from_day, to_day);
create index affiliation_by_role on affiliation (role_folded, member_id);

create table article (
  id uuid primary key,
  title text not null check (char_length(title) between 1 and 500),
  body text not null check (char_length(body) between 1 and 200000),
  body_length integer not null generated always as (char_length(body)) stored,
  language text check (char_length(language) between 2 and 35),
  source_id uuid references actor,
  published_on date,
  published_order date not null generated always as (coalesce(published_on, '0001-01-01')) stored,
  section text check (char_length(section) between 1 and 300),
  section_folded text collate "C" generated always as (fold(section)) stored,
  url text unique check (char_length(url) <= 2000 and url ~* '^https?://'),
  rights text check (char_length(rights) between 1 and 5000),
  republisher_id uuid references actor,
  republished_on date,
  search tsvector not null generated always as (searchable(title, body)) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (republished_on is null or republisher_id is not null)
);
create index article_by_day on article (published_order, id);
create index article_by_source on article (source_id, published_order, id);
create index article_by_republisher on article (republisher_id) where republisher_id is not null;
create index article_by_section on article (section_folded, published_order, id);
create index article_by_language on article (lower(language) text_pattern_ops, published_order, id);
create index article_by_text on article using gin (search);

create table author (
  article_id uuid not null references article on delete cascade,
  position integer not null check (position >= 0),
  name text not null check (char_length(name) between 1 and 300),
  name_folded text collate "C" not null generated always as (fold(name)) stored,
  primary key (article_id, position)
);
create index author_by_name on author (name_folded, article_id);

create function spans_in_order(starts integer[], ends integer[]) returns boolean
  language sql immutable strict parallel safe
  return cardinality(starts) = cardinality(ends) and not exists (
    select from unnest(starts, ends) with ordinality as span (first, last, n)
    where first < 0 or first >= last or first < coalesce(ends[n - 1], 0));

create table quote (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  -- The article's day, copied so that an index can order quotes by it.
  published_on date,
  published_order date not null generated always as (coalesce(published_on, '0001-01-01')) stored,
  text text not null check (char_length(text) between 1 and 20000),
  type text not null check (type in ('direct', 'mixed', 'indirect')),
  status text not null check (status in ('confirmed', 'proposed', 'disputed', 'rejected')),
  said_on date,
  -- The day on which the words were said; if unknown, the article's day.
  spoken_on date generated always as (coalesce(said_on, published_on)) stored,
  spoken_order date not null generated always as (coalesce(said_on, published_on, '0001-01-01')) stored,
  speaker_id uuid references actor,
  attribution_text text check (char_length(attribution_text) between 1 and 300),
  attribution_role text check (char_length(attribution_role) between 1 and 300),
  attribution_role_folded text collate "C" generated always as (fold(attribution_role)) stored,
  attribution_cue text check (char_length(attribution_cue) between 1 and 300),
  anonymous boolean not null,
  -- Offsets into the article's body in Unicode code points, start inclusive, end exclusive.
  span_starts integer[] not null,
  span_ends integer[] not null check (spans_in_order(span_starts, span_ends)),
  anchor text not null check (anchor in ('anchored', 'none', 'lost')),
  search tsvector not null generated always as (to_tsvector('onrecord', unpointed(text))) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((anchor = 'anchored') = (cardinality(span_starts) > 0))
);
create index quote_by_article on quote (article_id, id);
create index quote_by_day on quote (published_order, id);
create index quote_by_spoken_day on quote (spoken_order, id);
create index quote_by_speaker on quote (speaker_id, published_order, id);
create index quote_by_speaker_spoken_day on quote (speaker_id, spoken_order, id);
create index quote_by_role on quote (attribution_role_folded, published_order, id) where attribution_role is not null;
create index quote_by_type on quote (type, published_order, id);
create index quote_by_status on quote (status, published_order, id);
create index quote_by_anonymity on quote (anonymous, published_order, id);
create index quote_by_anchor on quote (anchor, published_order, id);
create index quote_by_text on quote using gin (search);

create table relay (
  quote_id uuid not null references quote on delete cascade,
  position integer not null check (position >= 0),
  text text check (char_length(text) between 1 and 300),
  text_folded text collate "C" generated always as (fold(text)) stored,
  actor_id uuid references actor,
  primary key (quote_id, position),
  check (text is not null or actor_id is not null)
);
create index relay_by_actor on relay (actor_id, quote_id) where actor_id is not null;
create index relay_by_text on relay (text_folded, quote_id) where text is not null;

create table mention (
  quote_id uuid not null references quote on delete cascade,
  actor_id uuid not null references actor,
  primary key (quote_id, actor_id)
);
create index mention_by_actor on mention (actor_id, quote_id);

-- Checks that spans end within the body. Deferred to the commit, since a body and its re-anchored quotes change together.
create function check_spans_within_body() returns trigger language plpgsql as $$
begin
  if exists (
    select from quote q join article a on a.id = q.article_id
    where q.id = new.id and q.span_ends[cardinality(q.span_ends)] > a.body_length
  ) then
    raise check_violation using message = 'a span ends after the body', constraint = 'quote_spans_within_body';
  end if;
  return null;
end $$;
create constraint trigger quote_spans_within_body
  after insert or update of article_id, span_ends on quote
  deferrable initially deferred for each row
  when (cardinality(new.span_ends) > 0)
  execute function check_spans_within_body();

create function check_body_holds_spans() returns trigger language plpgsql as $$
begin
  if exists (
    select from quote q join article a on a.id = q.article_id
    where a.id = new.id and q.span_ends[cardinality(q.span_ends)] > a.body_length
  ) then
    raise check_violation using message = 'a span ends after the body', constraint = 'article_body_holds_spans';
  end if;
  return null;
end $$;
create constraint trigger article_body_holds_spans
  after update of body on article
  deferrable initially deferred for each row
  execute function check_body_holds_spans();
