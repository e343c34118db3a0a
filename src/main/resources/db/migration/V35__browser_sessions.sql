-- Sessions of browsers. The cookie has a random token, of which only the hash is stored. A session ends with its key: it is deleted with a
-- stored key. For a key from the configuration, which is not stored, it has the HMAC-SHA-256 of the hash of that key under the token, which
-- cannot be compared with a guessed key without the token. A session of a subject of the token issuer has the role of its token.
create table browser_session (
  token_hash bytea primary key check (length(token_hash) = 32),
  key_id uuid references api_key on delete cascade,
  configured_key bytea check (length(configured_key) = 32),
  subject text check (char_length(subject) between 1 and 255),
  role text check (role in ('reader', 'editor', 'admin')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (num_nonnulls(key_id, configured_key, subject) = 1),
  check (num_nonnulls(subject, role) <> 1)
);
create index browser_session_by_key on browser_session (key_id);
create index browser_session_by_expiry on browser_session (expires_at);
