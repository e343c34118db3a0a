-- Functions of check constraints and generated columns, in PL/pgSQL instead of SQL. Each statement that writes a row parsed and
-- planned the SQL functions anew, which took over a third of its time; PL/pgSQL does so once a session. Results are unchanged.
create or replace function spans_in_order(starts integer[], ends integer[]) returns boolean
  language plpgsql immutable strict parallel safe as $$
declare
  free integer := 0;
begin
  if cardinality(starts) <> cardinality(ends) then
    return false;
  end if;
  for n in 1 .. cardinality(starts) loop
    if starts[n] < free or starts[n] >= ends[n] then
      return false;
    end if;
    free := ends[n];
  end loop;
  return true;
end $$;

create or replace function unpointed(marked text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  return regexp_replace(
    marked,
    '[\u00AD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u20D0-\u20FF\uFE20-\uFE2F\uFEFF]',
    '', 'g');
end $$;

create or replace function fold(name text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  return left(
    coalesce(
      nullif(
        trim(regexp_replace(
          lower(unaccent('unaccent', unpointed(normalize(name, NFKD))) collate "und-x-icu"),
          '\s+', ' ', 'g')),
        ''),
      name),
    500);
end $$;

create or replace function lexemes(language text, words text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
begin
  return to_tsvector(('onrecord_' || language)::regconfig, translate(unpointed(words), '<>&', '   '));
end $$;
