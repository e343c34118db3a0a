-- Ids of wordings are never reused, so that those after an id are those that were written later.
create sequence wording_id owned by wording.id;
select setval('wording_id', (select coalesce(max(id), 0) + 1 from wording), false);
