-- The lexemes of the words that a quote is about: its text, its paragraph (or those of its first to its last span) and the title of the
-- article. Paragraphs are separated by blank lines, or by line breaks in a body without blank lines.
do $$
declare
  own text := quote_ident(current_schema());
begin
  execute format($of_schema$
    create function about_lexemes(language text, title text, body text, starts integer[], ends integer[], words text) returns tsvector
      language plpgsql immutable parallel safe cost 10000 as $body$
    declare
      first integer := starts[1];
      last integer := ends[cardinality(ends)];
      gap text;
    begin
      if first is null then
        return %1$s.lexemes(language, concat_ws(E'\n', title, words));
      end if;
      gap := case when body ~ '\n[ \t\r]*\n' then '\n[ \t\r]*\n' else '\n' end;
      return %1$s.lexemes(language, concat_ws(E'\n', title,
        regexp_replace(left(body, first), '^.*' || gap, '')
          || substr(body, first + 1, last - first)
          || regexp_replace(substr(body, last + 1), gap || '.*$', ''),
        words));
    end $body$;
    $of_schema$, own);
end $$;

-- Rows are created in the order of time, so a small index of ranges finds them, and costs a new row nothing. Changes are in no order.
create index quote_by_creation on quote using brin (created_at) with (autosummarize = on);
create index article_by_creation on article using brin (created_at) with (autosummarize = on);
create index actor_by_creation on actor using brin (created_at) with (autosummarize = on);
create index quote_by_update on quote (updated_at);
create index article_by_update on article (updated_at);
create index actor_by_update on actor (updated_at);
