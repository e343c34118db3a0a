-- The origin of a record. Existing records were made by editors.
alter table quote
  add column origin text not null default 'editor' check (origin in ('editor', 'extractor')),
  add column extractor_version text check (char_length(extractor_version) between 1 and 100),
  add column rule text check (char_length(rule) between 1 and 100),
  add column confidence double precision check (confidence between 0 and 1),
  -- True once an editor has changed the quote: later runs of the extractor then leave it alone.
  add column touched boolean not null default false,
  add check (
    case origin
      when 'editor' then num_nonnulls(extractor_version, rule, confidence) = 0
      else num_nulls(extractor_version, rule, confidence) = 0
    end);
create index quote_by_origin on quote (origin, published_order, id);
create index quote_by_confidence on quote (confidence, published_order, id) where confidence is not null;

alter table actor
  add column origin text not null default 'editor' check (origin in ('editor', 'extractor')),
  add column extractor_version text check (char_length(extractor_version) between 1 and 100),
  add column rule text check (char_length(rule) between 1 and 100),
  add column confidence double precision check (confidence between 0 and 1),
  add check (
    case origin
      when 'editor' then num_nonnulls(extractor_version, rule, confidence) = 0
      else num_nulls(extractor_version, rule, confidence) = 0
    end);
create index actor_by_origin on actor (origin, id);
