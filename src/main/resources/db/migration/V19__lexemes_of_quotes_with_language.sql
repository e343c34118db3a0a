-- The lexemes of quotes are marked with their language: "talk" in an English quote is stored as "talk g". The index then finds the
-- quotes in which a word has that stem in their own language, and no row has to be compared with the query again. Before, the stem of one
-- language found rows of all others: "derer" has the Indonesian stem "der", which is in most German quotes.
--
-- The table is rewritten and its indexes are built anew.

-- The mark of a language. Marks are stored, so a new language is added at the end. A blank sorts before all characters of lexemes, so
-- marked lexemes sort like unmarked ones.
create function lexeme_mark(language text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  return ' ' || chr(96 + array_position(
    '{arabic, armenian, basque, catalan, danish, dutch, english, finnish, french, german, greek, hindi, hungarian, indonesian, irish,
      italian, lithuanian, nepali, norwegian, portuguese, romanian, russian, serbian, spanish, swedish, tamil, turkish, yiddish,
      simple}'::text[],
    language));
end $$;

do $$
declare
  own text := quote_ident(current_schema());
begin
  execute format($of_schema$
    create function marked_lexemes(language text, words text) returns tsvector
      language plpgsql immutable strict parallel safe as $body$
    declare
      mark text := %1$s.lexeme_mark(language);
      unmarked tsvector := %1$s.lexemes(language, words);
      listed text := unmarked::text;
    begin
      -- PostgreSQL rejects a lexeme of over 2,046 bytes. A query of 500 characters cannot contain such a word.
      if octet_length(listed) > 2000 then
        listed := ts_delete(unmarked, array(select lexeme from unnest(unmarked) where octet_length(lexeme) > 2000))::text;
      end if;
      -- Quotation marks of a lexeme are doubled in its text, so without them "':" is the end of a lexeme.
      return case
        when strpos(listed, '''''') = 0 then replace(listed, ''':', mark || ''':')
        else regexp_replace(listed, '''((?:[^'']|'''')*)''', '''\1' || mark || '''', 'g')
      end::tsvector;
    end $body$;
    $of_schema$, own);
end $$;

drop function asked;

-- Parses a web-style search for each language: the query, and the query for marked lexemes. A query is indexable if each match has one of
-- its words.
create function text_queries(words text) returns table (language text, query tsquery, marked tsquery, indexable boolean)
  language sql stable strict parallel safe
  begin atomic
    select language, query,
           regexp_replace(query::text, '''((?:[^'']|'''')*)''', '''\1' || lexeme_mark(language) || '''', 'g')::tsquery,
           querytree(query) not in ('', 'T')
    from (
      select substr(cfgname, 10) as language,
             websearch_to_tsquery(oid::regconfig, translate(unpointed(words), '<>', ',,')) as query
      from pg_ts_config
      where cfgname like 'onrecord\_%') each
    order by language;
  end;

alter table quote
  drop column search,
  add column search tsvector not null generated always as (marked_lexemes(search_language(language), text)) stored;
create index quote_by_text on quote using gin (search);
-- The planner has no statistics of a new column.
analyze quote (search);
