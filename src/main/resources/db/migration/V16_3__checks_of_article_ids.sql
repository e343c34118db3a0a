alter table relay validate constraint relay_quote_fkey;
alter table mention validate constraint mention_quote_fkey;
alter table claim validate constraint claim_quote_fkey;
