-- The search over all kinds of records finds actors by the words of their names, in the query language of the other texts.
create index actor_by_words on actor using gin (lexemes('simple', name));
create index alias_by_words on alias using gin (lexemes('simple', name));
analyze actor;
analyze alias;
