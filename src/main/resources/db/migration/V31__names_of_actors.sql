-- The reason for a link of a surname or an acronym to an actor, in the origin of a proposal.
alter table quote add column origin_reason text;
alter table actor add column origin_reason text;

-- The last word of a folded name without generation: "quist" of "amara quist, jr.".
create function surname(name text) returns text
  language sql immutable strict parallel safe
  return substring(regexp_replace(name, ',? (jr|sr|ii|iii|iv)\.?$', '') from '[^ ]+$');

-- The initials of the stressed words of a folded name: "who" of "world health organization"; null for a name of one word.
create function initials(name text) returns text
  language sql immutable strict parallel safe
  return (
    select case when count(*) > 1 then string_agg(left(word, 1), '' order by n) end
    from regexp_split_to_table(name, '[ ,/-]+') with ordinality as part (word, n)
    where word ~ '^[^0-9&(.]'
      and word <> all(array['of', 'the', 'for', 'and', 'in', 'on', 'to', 'at', 'by', 'de', 'la', 'le', 'les', 'du', 'des',
        'der', 'die', 'das', 'und', 'et', 'y', 'e', 'a']));

create index actor_by_surname on actor (surname(name_folded)) where kind = 'person';
create index actor_by_initials on actor (initials(name_folded)) where kind <> 'person';

-- The consonants of a name, which most misspellings keep: "mrqst" for "Amara Quist" and "Amara Qist". Null for short names.
alter table actor add column spelling text collate "C" generated always as (
  substring(regexp_replace(translate(fold(name), 'aeiouyhw -.,''', ''), '(.)\1+', '\1', 'g') from '^.{4,}$')) stored;
create index actor_by_spelling on actor (spelling) where spelling is not null;

-- Pairs of actors that an editor has declared to be different. The lower id comes first.
create table different_actors (
  one_id uuid not null references actor on delete cascade,
  other_id uuid not null references actor on delete cascade,
  marked_at timestamptz not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index different_actors_by_other on different_actors (other_id);
