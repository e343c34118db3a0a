alter table quote validate constraint quote_is_valid;
