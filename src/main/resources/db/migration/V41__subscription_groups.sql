-- Subscriptions that have matched the same changes share a position, so that a batch of changes moves a few rows instead of all
-- subscriptions. Each subscription has a group that its id selects; it joins when both are at the same position, and leaves with a
-- position of its own when it is paused, replayed or otherwise changed. The service adds the rows.
create table subscription_group (
  id smallint primary key,
  position text not null,
  -- Another one whenever the subscriptions of the group, or what they match, change.
  version uuid not null
);

alter table subscription
  add column group_id smallint references subscription_group,
  alter column position drop not null,
  add check ((group_id is null) = (position is not null)),
  add check (group_id is null or state = 'active');
create index subscription_of_group on subscription (group_id, id) where group_id is not null;
create index subscription_alone on subscription (id) where group_id is null and state = 'active';

-- Runs before a subscription is deleted or changed in what it matches. It waits for a batch that is being matched with the group.
create function leave_subscription_group() returns trigger language plpgsql
  set search_path = "${flyway:defaultSchema}" as $$
declare
  reached text;
begin
  if old.group_id is not null then
    update subscription_group set version = gen_random_uuid() where id = old.group_id returning position into reached;
    if tg_op = 'UPDATE' then
      new.group_id := null;
      new.position := coalesce(new.position, reached);
    end if;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;

create trigger subscription_changed
  before update of state, position, query, events, max_items, max_wait_seconds, matches_by_default on subscription
  for each row execute function leave_subscription_group();
create trigger subscription_deleted before delete on subscription
  for each row execute function leave_subscription_group();

-- A changed record is looked up for all subscriptions at once.
create index subscription_record_of_record on subscription_record (record_id);
