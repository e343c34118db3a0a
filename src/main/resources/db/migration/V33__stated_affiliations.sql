-- Affiliations that articles state, until an editor confirms or rejects them. A confirmed one is a row of the table affiliation too.
create table stated_affiliation (
  id uuid primary key,
  member_id uuid not null references actor on delete cascade,
  role text not null check (char_length(role) between 1 and 300),
  role_folded text not null generated always as (fold(role)) stored,
  -- The actor on record that the articles name or that an editor has given; the name and kind as the articles give them.
  organization_id uuid references actor on delete set null,
  organization_name text check (char_length(organization_name) between 1 and 300),
  organization_kind text check (organization_kind in ('person', 'state', 'organization', 'group', 'media')),
  organization_folded text not null generated always as (coalesce(fold(organization_name), '')) stored,
  status text not null check (status in ('confirmed', 'proposed', 'disputed', 'rejected')),
  affiliation_id uuid references affiliation on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (organization_kind is null or organization_name is not null)
);
create unique index stated_affiliation_of_member on stated_affiliation (member_id, role_folded, organization_folded);
create index stated_affiliation_by_organization on stated_affiliation (organization_id) where organization_id is not null;
create index stated_affiliation_by_status on stated_affiliation (status, id);
create index stated_affiliation_confirmed on stated_affiliation (affiliation_id) where affiliation_id is not null;

-- The first place in an article that states an affiliation. Offsets are those of code points in the body.
create table affiliation_evidence (
  article_id uuid not null references article on delete cascade,
  stated_id uuid not null references stated_affiliation on delete cascade,
  start_offset integer not null check (start_offset >= 0),
  end_offset integer not null,
  text text not null check (text <> ''),
  extractor_version text not null,
  rule text not null,
  confidence double precision not null check (confidence between 0 and 1),
  primary key (article_id, stated_id),
  check (end_offset > start_offset)
);
create index affiliation_evidence_by_affiliation on affiliation_evidence (stated_id, article_id);

create table affiliation_review (
  id uuid primary key,
  stated_id uuid not null references stated_affiliation on delete cascade,
  review_status text not null check (review_status in ('confirmed', 'proposed', 'disputed', 'rejected')),
  review_reason text,
  review_reference text,
  reviewer text,
  reviewed_at timestamptz not null
);
create index affiliation_review_of_affiliation on affiliation_review (stated_id, id);

-- Deletes a proposal without a review that no article states any more.
create function remove_unstated_affiliation() returns trigger
  language plpgsql set search_path = "${flyway:defaultSchema}" as $$
begin
  delete from stated_affiliation s
  where s.id = old.stated_id and s.status = 'proposed'
    and not exists (select from affiliation_evidence e where e.stated_id = s.id)
    and not exists (select from affiliation_review r where r.stated_id = s.id);
  return null;
end $$;
create trigger remove_unstated_affiliation after delete or update of stated_id on affiliation_evidence
  for each row execute function remove_unstated_affiliation();

-- Finds the statements again in a corrected body, and drops those that it no longer has.
create function move_affiliation_evidence() returns trigger
  language plpgsql set search_path = "${flyway:defaultSchema}" as $$
begin
  update affiliation_evidence e
  set start_offset = strpos(new.body, e.text) - 1, end_offset = strpos(new.body, e.text) - 1 + char_length(e.text)
  where e.article_id = new.id and strpos(new.body, e.text) > 0
    and substr(new.body, e.start_offset + 1, char_length(e.text)) <> e.text;
  delete from affiliation_evidence e where e.article_id = new.id and strpos(new.body, e.text) = 0;
  return null;
end $$;
create trigger move_affiliation_evidence after update of body on article
  for each row when (old.body is distinct from new.body) execute function move_affiliation_evidence();

alter table merge_move drop constraint merge_move_what_check;
alter table merge_move add constraint merge_move_what_check check (what in
  ('speaker', 'mention', 'mention dropped', 'relay', 'source', 'republisher', 'member', 'actor', 'affiliation dropped', 'import',
   'stated member', 'stated organization', 'stated dropped'));
