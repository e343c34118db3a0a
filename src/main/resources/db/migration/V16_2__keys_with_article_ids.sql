-- A partitioned table has its partition key in every unique key. The id of a quote stays unique by itself as long as the table is not
-- partitioned.
alter table quote add constraint quote_in_article unique using index quote_in_article;
drop index quote_by_article;

alter table relay alter column article_id set not null;
alter table mention alter column article_id set not null;
alter table claim alter column article_id set not null;
alter table review alter column article_id set not null;

alter table relay drop constraint relay_quote_id_fkey, drop constraint relay_pkey;
alter table mention drop constraint mention_quote_id_fkey, drop constraint mention_pkey;
alter table claim drop constraint claim_quote_id_fkey, drop constraint claim_pkey;
alter table review drop constraint review_pkey;
drop index review_by_quote;

alter table relay add constraint relay_pkey primary key using index relay_of_quote;
alter table mention add constraint mention_pkey primary key using index mention_of_quote;
alter table claim add constraint claim_pkey primary key using index claim_of_quote;
alter table review add constraint review_pkey primary key using index review_of_quote;

drop index relay_by_actor, relay_by_text, mention_by_actor, claim_by_holder;
alter index relay_by_actor_and_quote rename to relay_by_actor;
alter index relay_by_text_and_quote rename to relay_by_text;
alter index mention_by_actor_and_quote rename to mention_by_actor;
alter index claim_by_holder_and_quote rename to claim_by_holder;

-- Checked at once for new rows; the next migration checks the rows on record.
alter table relay add constraint relay_quote_fkey
  foreign key (article_id, quote_id) references quote (article_id, id) on delete cascade not valid;
alter table mention add constraint mention_quote_fkey
  foreign key (article_id, quote_id) references quote (article_id, id) on delete cascade not valid;
-- Deferred, because a quote that moves to another article takes its claim along before its row is there.
alter table claim add constraint claim_quote_fkey
  foreign key (article_id, quote_id) references quote (article_id, id) on delete cascade
  deferrable initially deferred not valid;

-- Triggers get the name of their table as an argument. In a partition, tg_table_name is the name of the partition.
do $$
declare
  record text;
begin
  foreach record in array array['article', 'quote', 'actor'] loop
    execute format($of_record$
      drop trigger %1$s_created on %1$s;
      drop trigger %1$s_changed on %1$s;
      drop trigger %1$s_deleted on %1$s;
      create trigger %1$s_created after insert on %1$s
        referencing new table as added
        for each statement execute function note_created(%1$L);
      create trigger %1$s_changed after update on %1$s
        for each row when (old is distinct from new) execute function note_changed(%1$L);
      create trigger %1$s_deleted before delete on %1$s
        for each row execute function note_deleted(%1$L);
      $of_record$, record);
  end loop;
end $$;

-- The checks between an article and its quotes look up both by the article's id.
create or replace function check_spans_within_body() returns trigger language plpgsql
  set search_path = "${flyway:defaultSchema}" as $$
begin
  if exists (
    select from article a join quote q on q.article_id = a.id
    where a.id = new.article_id and q.id = new.id and q.span_ends[cardinality(q.span_ends)] > a.body_length
  ) then
    raise check_violation using message = 'a span ends after the body', constraint = 'quote_spans_within_body';
  end if;
  return null;
end $$;

create or replace function check_body_holds_spans() returns trigger language plpgsql
  set search_path = "${flyway:defaultSchema}" as $$
begin
  if exists (
    select from article a join quote q on q.article_id = a.id
    where a.id = new.id and q.span_ends[cardinality(q.span_ends)] > a.body_length
  ) then
    raise check_violation using message = 'a span ends after the body', constraint = 'article_body_holds_spans';
  end if;
  return null;
end $$;

-- A row of a partitioned table stays in its partition: the service moves a quote by deleting the row and inserting it again.
create function reject_article_change() returns trigger language plpgsql
  set search_path = "${flyway:defaultSchema}" as $$
begin
  raise integrity_constraint_violation using
    message = 'the article of a quote cannot be updated; delete the row and insert it again',
    constraint = 'quote_stays_in_article';
end $$;
create trigger quote_stays_in_article before update of article_id on quote
  for each row when (old.article_id <> new.article_id) execute function reject_article_change();
