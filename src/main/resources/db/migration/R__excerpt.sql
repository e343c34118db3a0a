-- The part of a text that is searched for words to highlight, so that the time for it does not depend on the length of the text. A text
-- of up to "size" characters is its own excerpt. Of a longer one, the first "scanned" characters are compared with patterns of the
-- words' beginnings, and up to three parts, each of a third of "size", are cut around the first matches; without a match, the beginning
-- is cut. The noncharacter U+FDD2 stands for the text between and around the parts; it is removed from the text itself.
create or replace function excerpt(words text, beginnings text[], scanned integer, size integer) returns text
  language plpgsql stable strict parallel safe
  set search_path from current as $$
declare
  separator constant text := U&'\FDD2';
  parts constant integer := 3;
  part_size constant integer := size / parts;
  beginning text := left(words, greatest(scanned, size) + 1);
  folded text;
  found text;
  term integer;
  place integer;
  passed integer[] := array_fill(0, array[cardinality(beginnings)]);
  places integer[] := '{}';
  free integer := 1;
  excerpt text := '';
begin
  if char_length(beginning) <= size then
    return replace(beginning, separator, '');
  end if;
  -- The blank puts the first word after a character that is not a letter, too.
  folded := ' ' || unaccent('unaccent', beginning);
  if cardinality(beginnings) > 0 then
    for n in 0 .. parts - 1 loop
      term := 1 + n % cardinality(beginnings);
      found := (regexp_match(substr(folded, passed[term] + 1), beginnings[term], 'i'))[1];
      continue when found is null;
      place := passed[term] + strpos(substr(folded, passed[term] + 1), found);
      passed[term] := place + part_size;
      places := places || greatest(1, place - part_size / 4);
    end loop;
  end if;
  if places = '{}' then
    return replace(left(beginning, size), separator, '') || separator;
  end if;
  for place in select least(start, char_length(beginning)) from unnest(places) start order by start loop
    if place > free then
      excerpt := excerpt || separator;
    end if;
    free := greatest(free, place);
    excerpt := excerpt || replace(substr(beginning, free, part_size), separator, '');
    free := free + part_size;
  end loop;
  return excerpt || case when free <= char_length(beginning) then separator else '' end;
end $$;
