-- Callers without a key of their own had two prefixes: "named " for stored responses, "name " for review claims. Now both have the latter,
-- so that a request repeated after the upgrade still finds its stored response.
update idempotent_answer set caller = 'name ' || substr(caller, 7) where caller like 'named %';
