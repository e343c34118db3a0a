-- API keys of programs and people. Only hashes are stored. Keys are random, so their hashes cannot be guessed and need no salt.
create table api_key (
  id uuid primary key,
  name text not null,
  role text not null check (role in ('reader', 'editor', 'admin')),
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
