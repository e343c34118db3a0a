-- The latest review of a quote, stored with the quote so that reading it needs no join.
alter table quote
  add column review_status text check (review_status in ('confirmed', 'proposed', 'disputed', 'rejected')),
  add column review_reason text check (char_length(review_reason) between 1 and 5000),
  add column review_reference text check (char_length(review_reference) between 1 and 2000),
  add column reviewer text check (char_length(reviewer) between 1 and 300),
  add column reviewed_at timestamptz,
  add check (
    case when review_status is null
      then num_nonnulls(review_reason, review_reference, reviewer, reviewed_at) = 0
      else reviewed_at is not null
    end);

-- The log of all reviews. No foreign key: a quote that is deleted and restored keeps its reviews.
create table review (
  id uuid primary key,
  quote_id uuid not null,
  review_status text not null check (review_status in ('confirmed', 'proposed', 'disputed', 'rejected')),
  review_reason text check (char_length(review_reason) between 1 and 5000),
  review_reference text check (char_length(review_reference) between 1 and 2000),
  reviewer text check (char_length(reviewer) between 1 and 300),
  reviewed_at timestamptz not null
);
create index review_by_quote on review (quote_id, id);

-- Reviewers' claims to proposals. A claimed proposal is not given to other reviewers until the claim expires.
create table claim (
  quote_id uuid primary key references quote on delete cascade,
  holder text not null check (char_length(holder) between 1 and 400),
  until timestamptz not null
);
create index claim_by_holder on claim (holder, quote_id);

-- The review queue: oldest first, or lowest confidence first. A missing confidence sorts as 0.
create index quote_proposed on quote (id) where status = 'proposed';
create index quote_proposed_by_confidence on quote (coalesce(confidence, 0), id) where status = 'proposed';

-- Adds the review to the saved state of a quote.
create or replace function state(q quote) returns jsonb language plpgsql stable as $$
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'id', q.id,
    'article', jsonb_build_object(
      'id', q.article_id,
      'title', (select a.title from article a where a.id = q.article_id),
      'source', (select jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind) from actor s where s.id = q.source_id),
      'publishedOn', q.published_on),
    'text', q.text,
    'type', q.type,
    'status', q.status,
    'saidOn', q.said_on,
    'speaker', (select jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind) from actor p where p.id = q.speaker_id),
    'attribution', jsonb_build_object(
      'text', q.attribution_text,
      'role', q.attribution_role,
      'cue', q.attribution_cue,
      'anonymous', q.anonymous,
      'via', (
        select coalesce(jsonb_agg(jsonb_build_object('text', v.text, 'actor', case when r.id is not null
            then jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind) end) order by v.position), '[]')
        from relay v left join actor r on r.id = v.actor_id where v.quote_id = q.id)),
    'spans', (
      select coalesce(jsonb_agg(jsonb_build_object('start', s.first, 'end', s.last) order by s.n), '[]')
      from unnest(q.span_starts, q.span_ends) with ordinality as s (first, last, n)),
    'anchor', q.anchor,
    'mentions', (
      select coalesce(
        jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'kind', m.kind) order by m.name_folded, m.id), '[]')
      from mention join actor m on m.id = mention.actor_id where mention.quote_id = q.id),
    'origin', jsonb_build_object(
      'kind', q.origin, 'version', q.extractor_version, 'rule', q.rule, 'confidence', q.confidence),
    'review', case when q.review_status is not null then jsonb_build_object(
      'status', q.review_status, 'reason', q.review_reason, 'reference', q.review_reference, 'by', q.reviewer,
      'at', instant(q.reviewed_at)) end,
    'createdAt', instant(q.created_at),
    'updatedAt', instant(q.updated_at),
    'unseen', jsonb_build_object('touched', q.touched)));
end $$;
