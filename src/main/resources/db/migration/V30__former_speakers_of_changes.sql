-- The change feed of one speaker or article finds the quotes that had it before a change or deletion. Creations have no state before,
-- so these indexes cost them nothing.
create index change_by_former_speaker on change ((before -> 'speaker' ->> 'id'), record_id)
  where record = 'quote' and before is not null;
create index change_by_former_article on change ((before -> 'article' ->> 'id'), record_id)
  where record = 'quote' and before is not null;
-- The planner has no statistics of a new expression.
analyze change;
