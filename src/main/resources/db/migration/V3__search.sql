-- The article's source and language, copied like its day, so that indexes on quotes alone can filter and order by them.
-- No foreign key: the one of the article keeps the source in place.
alter table quote
  add column source_id uuid,
  add column language text check (char_length(language) between 2 and 35);
update quote q set source_id = a.source_id, language = a.language from article a where a.id = q.article_id;

-- The text search language of a BCP 47 tag: a language that PostgreSQL has a stemmer for, or simple.
create function search_language(tag text) returns text
  language sql immutable parallel safe
  return case lower(split_part(tag, '-', 1))
    when 'ar' then 'arabic'
    when 'hy' then 'armenian'
    when 'eu' then 'basque'
    when 'ca' then 'catalan'
    when 'da' then 'danish'
    when 'nl' then 'dutch'
    when 'en' then 'english'
    when 'fi' then 'finnish'
    when 'fr' then 'french'
    when 'de' then 'german'
    when 'el' then 'greek'
    when 'hi' then 'hindi'
    when 'hu' then 'hungarian'
    when 'id' then 'indonesian'
    when 'ga' then 'irish'
    when 'it' then 'italian'
    when 'lt' then 'lithuanian'
    when 'ne' then 'nepali'
    when 'no' then 'norwegian'
    when 'nb' then 'norwegian'
    when 'nn' then 'norwegian'
    when 'pt' then 'portuguese'
    when 'ro' then 'romanian'
    when 'ru' then 'russian'
    when 'sr' then 'serbian'
    when 'es' then 'spanish'
    when 'sv' then 'swedish'
    when 'ta' then 'tamil'
    when 'tr' then 'turkish'
    when 'yi' then 'yiddish'
    else 'simple'
  end;

-- One configuration for each language: removes diacritics (ASCII words have none), then stems. No stop words, since people search
-- for quotes such as "to be, or not to be".
alter text search configuration onrecord rename to onrecord_simple;
alter text search configuration onrecord_simple alter mapping for asciiword, asciihword, hword_asciipart with simple;
do $$
declare
  language text;
begin
  foreach language in array array[
    'arabic', 'armenian', 'basque', 'catalan', 'danish', 'dutch', 'english', 'finnish', 'french', 'german', 'greek',
    'hindi', 'hungarian', 'indonesian', 'irish', 'italian', 'lithuanian', 'nepali', 'norwegian', 'portuguese',
    'romanian', 'russian', 'serbian', 'spanish', 'swedish', 'tamil', 'turkish', 'yiddish']
  loop
    execute format('create text search dictionary onrecord_%1$s (template = snowball, language = %1$s)', language);
    execute format('create text search configuration onrecord_%s (copy = onrecord_simple)', language);
    execute format(
      'alter text search configuration onrecord_%1$s
       alter mapping for word, hword, hword_part with unaccent, onrecord_%1$s',
      language);
    execute format(
      'alter text search configuration onrecord_%1$s
       alter mapping for asciiword, asciihword, hword_asciipart with onrecord_%1$s',
      language);
  end loop;
end $$;

create function lexemes(language text, words text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector(('onrecord_' || language)::regconfig, translate(unpointed(words), '<>&', '   '));

-- Parses a web-style search into one query for each group of languages in which the result is the same.
create function asked(words text) returns table (languages text[], query tsquery)
  language sql stable strict parallel safe
  begin atomic
    select array_agg(language order by language), meant
    from (
      select substr(cfgname, 10) as language,
             websearch_to_tsquery(oid::regconfig, translate(unpointed(words), '<>', ',,')) as meant
      from pg_ts_config
      where cfgname like 'onrecord\_%') each
    group by meant
    order by min(language);
  end;

alter table article drop column search;
drop function searchable;
-- PostgreSQL rejects a tsvector of more than 1 MB. A body of 200,000 characters exceeds that only if nearly all of its words differ
-- and its letters take four bytes. Such a body is indexed up to its 50,000th character.
create function searchable(language text, title text, body text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
declare
  heading tsvector := setweight(lexemes(language, title), 'A');
begin
  return heading || setweight(lexemes(language, body), 'D');
exception when program_limit_exceeded then
  return heading || setweight(lexemes(language, left(body, 50000)), 'D');
end $$;

alter table article
  add column search_language text not null generated always as (search_language(language)) stored,
  add column search tsvector not null generated always as (searchable(search_language(language), title, body)) stored;
create index article_by_text on article using gin (search);

alter table quote
  drop column search,
  add column search_language text not null generated always as (search_language(language)) stored,
  add column search tsvector not null generated always as (lexemes(search_language(language), text)) stored;
create index quote_by_text on quote using gin (search);

create index quote_by_source on quote (source_id, published_order, id);
create index quote_by_language on quote (lower(language) text_pattern_ops, published_order, id);

-- Most quotes are not anonymous and are anchored; partial indexes cover the others, which filters look for.
drop index quote_by_anonymity;
create index quote_by_anonymity on quote (published_order, id) where anonymous;
drop index quote_by_anchor;
create index quote_by_anchor on quote (anchor, published_order, id) where anchor <> 'anchored';
