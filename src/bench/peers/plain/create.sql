insert into plain.quote (article_id, speaker_id, text, type, published_on)
values ($1, $2, $3, $4, $5)
returning id, article_id, speaker_id, text, type, published_on
