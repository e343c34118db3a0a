-- Keys by which programs and people show who they are. Only hashes are kept: a key is random, so that nothing can be guessed
-- from its hash, and no salt is needed.
create table api_key (
  id uuid primary key,
  name text not null,
  role text not null check (role in ('reader', 'editor', 'admin')),
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
