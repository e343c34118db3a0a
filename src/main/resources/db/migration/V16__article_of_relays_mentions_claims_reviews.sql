-- Rows that belong to a quote hold the id of its article, so that the tables of articles, quotes and these rows can be partitioned by
-- it. Columns, their values, their keys and the checks of the keys are migrations of their own, so that no statement that takes long
-- runs while the table is locked against readers.
alter table relay add column article_id uuid;
alter table mention add column article_id uuid;
alter table claim add column article_id uuid;
alter table review add column article_id uuid;
