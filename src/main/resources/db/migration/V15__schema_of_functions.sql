-- Functions find the objects that they name under any search_path. pg_restore, logical replication and copies of partitions write rows
-- with an empty one. Results are unchanged, so no table or index is rewritten.

-- Functions of generated columns run for each value. They name the schemas, since setting a search_path takes a third of the time of
-- fold(). unpointed() and spans_in_order() call built-in functions only.
do $$
declare
  own text := quote_ident(current_schema());
  unaccent text := (select extnamespace::regnamespace::text from pg_extension where extname = 'unaccent');
begin
  execute format($of_schema$
    create or replace function fold(name text) returns text
      language plpgsql immutable strict parallel safe as $body$
    begin
      return left(
        coalesce(
          nullif(
            trim(regexp_replace(
              lower(%2$s.unaccent(%3$L, %1$s.unpointed(normalize(name, NFKD))) collate "und-x-icu"),
              '\s+', ' ', 'g')),
            ''),
          name),
        500);
    end $body$;

    create or replace function lexemes(language text, words text) returns tsvector
      language plpgsql immutable strict parallel safe as $body$
    begin
      return to_tsvector(
        (%4$L || language)::regconfig,
        replace(replace(replace(%1$s.unpointed(words), '<', ' '), '>', ' '), '&', ' '));
    end $body$;

    create or replace function searchable(language text, title text, body text) returns tsvector
      language plpgsql immutable strict parallel safe as $body$
    declare
      heading tsvector := setweight(%1$s.lexemes(language, title), 'A');
    begin
      return heading || setweight(%1$s.lexemes(language, body), 'D');
    exception when program_limit_exceeded then
      return heading || setweight(%1$s.lexemes(language, left(body, 50000)), 'D');
    end $body$;
    $of_schema$, own, unaccent, unaccent || '.unaccent', own || '.onrecord_');
end $$;

-- A body that is parsed when the function is created is bound to its objects then.
create or replace function survivor(actor uuid) returns uuid
  language sql stable strict
  begin atomic
    with recursive way (id, step) as (
      select actor, 0
      union all
      select m.survivor_id, w.step + 1 from way w join merge m on m.duplicate_id = w.id and m.undone_at is null
    )
    select id from way order by step desc limit 1;
  end;

-- The path costs about a microsecond for each call. The functions of the history set it in their own file.
alter function check_spans_within_body() set search_path = "${flyway:defaultSchema}";
alter function check_body_holds_spans() set search_path = "${flyway:defaultSchema}";
alter function refuse_merged_actor() set search_path = "${flyway:defaultSchema}";
