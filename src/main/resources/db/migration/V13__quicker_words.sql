-- Same result as before, faster: translate() walks a text character by character and took a seventh of the time of indexing an
-- article; replace() searches for the character, which is rare.
create or replace function lexemes(language text, words text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
begin
  return to_tsvector(
    ('onrecord_' || language)::regconfig,
    replace(replace(replace(unpointed(words), '<', ' '), '>', ' '), '&', ' '));
end $$;
