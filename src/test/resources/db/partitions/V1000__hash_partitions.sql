-- Makes hash partitions of the empty tables of articles, quotes and the rows that belong to them, all by the article's id. It runs
-- after all migrations and before the repeatable ones, which create the functions on rows of these tables anew. Keys, indexes, checks,
-- foreign keys and triggers come from the catalog, so that later migrations need no change here.
do $$
declare
  partitions constant integer := 4;
  present record;
  statement text;
begin
  create temporary table partitioned (name text, key text) on commit drop;
  insert into partitioned values
    ('article', 'id'), ('author', 'article_id'), ('quote', 'article_id'), ('relay', 'article_id'), ('mention', 'article_id'),
    ('claim', 'article_id'), ('review', 'article_id');
  create temporary table present on commit drop as
    select p.name, p.key, p.name::regclass as id, a.attnum as key_column
    from partitioned p join pg_attribute a on a.attrelid = p.name::regclass and a.attname = p.key;

  -- A unique index of a partitioned table has the partition key among its columns; the others become plain indexes.
  create temporary table definition (sql text, step integer) on commit drop;
  insert into definition
    select format('alter table %I add constraint %I %s', p.name, c.conname, pg_get_constraintdef(c.oid)), 1
    from present p join pg_constraint c on c.conrelid = p.id and c.contype in ('p', 'u') and p.key_column = any(c.conkey)
    union all
    select replace(pg_get_indexdef(i.indexrelid), 'CREATE UNIQUE INDEX', 'CREATE INDEX'), 2
    from present p join pg_index i on i.indrelid = p.id
    where not exists (
      select from pg_constraint c
      where c.conindid = i.indexrelid and c.conrelid = p.id and c.contype in ('p', 'u') and p.key_column = any(c.conkey))
    union all
    select format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)), 3
    from pg_constraint c
    where c.contype = 'f' and (c.conrelid in (select id from present) or c.confrelid in (select id from present))
    union all
    select pg_get_triggerdef(t.oid), 4
    from present p join pg_trigger t on t.tgrelid = p.id and not t.tgisinternal;

  for present in select * from partitioned loop
    execute format(
      'create table %1$I (like %2$I including all excluding indexes) partition by hash (%3$I)',
      present.name || '_new', present.name, present.key);
  end loop;
  execute 'drop table ' || (select string_agg(quote_ident(name), ', ') from partitioned) || ' cascade';
  for present in select * from partitioned loop
    execute format('alter table %I rename to %I', present.name || '_new', present.name);
    for remainder in 0 .. partitions - 1 loop
      execute format(
        'create table %I partition of %I for values with (modulus %s, remainder %s)',
        present.name || '_' || remainder, present.name, partitions, remainder);
    end loop;
  end loop;
  for statement in select sql from definition order by step loop
    execute statement;
  end loop;
end $$;
