-- A statement has the id of its first quote, which leads to one of its wordings. Most statements have no other, so that the index is small.
drop index wording_by_statement;
create index wording_by_statement on wording (statement_id) where statement_id <> first_quote;
