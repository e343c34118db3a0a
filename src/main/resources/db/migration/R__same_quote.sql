-- The quote of an article with the same speaker (or none) at the same place: with the same spans, or with the same text if both have no
-- spans. Null if there is none. Waits until no other transaction adds such a quote: a volatile function reads with a new snapshot after
-- it has waited for the lock, so that one of two simultaneous requests sees the quote of the other.
create or replace function same_quote(in_article uuid, by_speaker uuid, words text, starts integer[], ends integer[]) returns uuid
  language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(
    hashtextextended(concat_ws(' ', in_article, by_speaker, starts::text, case when starts = '{}' then words end), 0));
  return (
    select q.id
    from "${flyway:defaultSchema}".quote q
    where q.article_id = in_article and q.speaker_id is not distinct from by_speaker
      and q.span_starts = starts and q.span_ends = ends and (starts <> '{}' or q.text = words)
    order by q.id limit 1);
end $$;
