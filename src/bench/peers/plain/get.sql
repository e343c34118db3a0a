select id, article_id, speaker_id, text, type, published_on
from plain.quote
where id = $1
