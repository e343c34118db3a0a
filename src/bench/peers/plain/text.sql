select q.id, text, type, q.published_on,
  speaker_id, s.name as speaker_name, s.kind as speaker_kind,
  article_id, title, url, source_id, m.name as source_name
from (
  select id, article_id, speaker_id, text, type, published_on, ts_rank(search, words) as rank
  from plain.quote, plainto_tsquery('english', $1) words
  where search @@ words
  order by rank desc, id desc
  limit 20) q
left join plain.actor s on s.id = speaker_id
join plain.article a on a.id = article_id
join plain.actor m on m.id = source_id
order by rank desc, q.id desc
