select q.id, text, type, q.published_on,
  speaker_id, s.name as speaker_name, s.kind as speaker_kind,
  article_id, title, url, source_id, m.name as source_name
from (
  select id, article_id, speaker_id, text, type, published_on
  from plain.quote
  where speaker_id = $1
  order by published_on desc, id desc
  limit 20) q
join plain.actor s on s.id = speaker_id
join plain.article a on a.id = article_id
join plain.actor m on m.id = source_id
order by q.published_on desc, q.id desc
