update relay r set article_id = q.article_id from quote q where q.id = r.quote_id;
update mention m set article_id = q.article_id from quote q where q.id = m.quote_id;
update claim c set article_id = q.article_id from quote q where q.id = c.quote_id;
update review w set article_id = q.article_id from quote q where q.id = w.quote_id;

-- Reviews of deleted quotes: the article is in the state that the deletion saved. The nil UUID if that state is missing.
update review w
set article_id = coalesce((
  select (c.before -> 'article' ->> 'id')::uuid from change c
  where c.record_id = w.quote_id and c.change = 'deleted' order by c.seq desc limit 1),
  '00000000-0000-0000-0000-000000000000')
where w.article_id is null;

-- A unique index on quote.id alone could not be one index over all partitions, so foreign keys refer to this one.
create unique index quote_in_article on quote (article_id, id);
create unique index relay_of_quote on relay (article_id, quote_id, position);
create unique index mention_of_quote on mention (article_id, quote_id, actor_id);
create unique index claim_of_quote on claim (article_id, quote_id);
create unique index review_of_quote on review (article_id, quote_id, id);
create index relay_by_actor_and_quote on relay (actor_id, quote_id, article_id) where actor_id is not null;
create index relay_by_text_and_quote on relay (text_folded, quote_id, article_id) where text is not null;
create index mention_by_actor_and_quote on mention (actor_id, quote_id, article_id);
create index claim_by_holder_and_quote on claim (holder, quote_id, article_id);
