-- The words of a wording with its numbers left open, as a hash, and hashes of the numbers; null without numbers. Wordings with the same
-- template and other numbers contradict each other. They are not compared unless they come into one family.
alter table wording add column template bigint, add column numbers integer[];

-- A statement has the id of its first quote, which leads to one of its wordings. Most statements have no other, so that the index is small.
drop index wording_by_statement;
create index wording_by_statement on wording (statement_id) where statement_id <> first_quote;
