-- Subscriptions: list queries whose changes are delivered to a URL as signed webhooks.
create table subscription (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 200),
  query text not null,
  url text not null,
  events text[] not null,
  max_items integer check (max_items between 1 and 100),
  max_wait_seconds integer check (max_wait_seconds between 1 and 3600),
  -- The caller that created it: the id of a stored key, or the name of another caller.
  owner text not null,
  owner_name text not null,
  owner_key uuid,
  -- Not hashed, since messages are signed with it.
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz,
  state text not null check (state in ('active', 'paused')),
  pause_reason text check (pause_reason in ('requested', 'failing', 'gone', 'revoked', 'invalid', 'reset')),
  pause_detail text,
  paused_at timestamptz,
  -- The cursor of the change feed up to which changes have been matched.
  position text not null,
  -- True if records matched at the start of the subscription unless subscription_record has them.
  matches_by_default boolean not null,
  -- Failed attempts since the last successful one.
  failures integer not null default 0,
  failing_since timestamptz,
  retry_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'paused') = (pause_reason is not null)),
  check ((max_items is null) = (max_wait_seconds is null))
);
create index subscription_of_owner on subscription (owner, id);

-- The records whose last known state differs from the default of the subscription, and those that changed since its start.
create table subscription_record (
  subscription_id uuid not null references subscription on delete cascade,
  record_id uuid not null,
  matches boolean not null,
  -- The number of the change by which the record started or stopped to match; 0 for the start of the subscription.
  seq bigint not null,
  primary key (subscription_id, record_id)
);

-- Messages to deliver, and those delivered recently.
create table subscription_delivery (
  id uuid primary key,
  place bigint not null generated always as identity,
  subscription_id uuid not null references subscription on delete cascade,
  -- Messages of a lane are delivered one after the other: those of a record, or all of a subscription with batches.
  lane uuid not null,
  items jsonb not null,
  created_at timestamptz not null default now(),
  -- The time of the next attempt; while a process makes an attempt, the time from which another process may take over.
  due_at timestamptz not null,
  first_attempt_at timestamptz,
  attempt_count integer not null default 0,
  attempts jsonb not null default '[]',
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed', 'superseded')),
  finished_at timestamptz,
  check ((state = 'pending') = (finished_at is null))
);
create index subscription_delivery_of_subscription on subscription_delivery (subscription_id, id);
create index subscription_delivery_by_lane on subscription_delivery (subscription_id, lane, place) where state = 'pending';
create index subscription_delivery_due on subscription_delivery (subscription_id, due_at) where state = 'pending';
create index subscription_delivery_next on subscription_delivery (due_at) where state = 'pending';
create index subscription_delivery_finished on subscription_delivery (finished_at) where state <> 'pending';
