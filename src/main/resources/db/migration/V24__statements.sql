-- Statements: quotes with the same words. All but the decisions of editors is derived from the quotes by the service, which follows the
-- change feed. The tables are empty after this migration; the service fills them in batches while it answers.

-- A wording: the words of one or more quotes with all that decides which other words are the same. Quotes that an editor has put into
-- different statements (label) are different wordings.
create table wording (
  -- One more than the greatest one before, since one process at a time inserts wordings.
  id bigint primary key,
  -- A hash of the other columns up to label. The index of fingerprints finds it.
  key uuid not null,
  text text not null,
  type text not null,
  language text,
  speaker_id uuid,
  label uuid,
  fingerprints integer[] not null,
  -- The fingerprints that candidates are found by, about half of them.
  selected integer[] not null,
  appearances integer not null,
  first_quote uuid not null,
  statement_id uuid not null
) with (fillfactor = 90);
-- Without a pending list, which each lookup would have to read.
create index wording_by_fingerprint on wording using gin (selected) with (fastupdate = off);
create index wording_by_label on wording (label) where label is not null;
create index wording_by_statement on wording (statement_id);

-- Pairs of wordings that are the same words, and pairs in their families that contradict each other (similarity 0), in both directions.
create table wording_link (
  wording_id bigint not null,
  other_id bigint not null,
  similarity real not null,
  -- True if the wordings differ in nothing but a negation.
  negated boolean not null,
  primary key (wording_id, other_id)
);

-- The statement of each quote that is not rejected, with copies of columns for the order and the sums of statements. Without a reference to
-- the quote: the service follows deletions, too. Most quotes are alone, so their ids ascend in the indexes; only the quotes of other
-- statements are in the index by source.
create table appearance (
  quote_id uuid primary key,
  -- Null if the words identify no statement, such as "no comment".
  wording_id bigint,
  statement_id uuid not null,
  published_order date not null,
  source_id uuid
);
create index appearance_by_statement on appearance (statement_id, published_order, quote_id);
create index appearance_by_source on appearance (statement_id, source_id) where source_id is not null and statement_id <> quote_id;

-- The id of a statement is the least id of its quotes.
create table statement (
  id uuid primary key,
  appearances integer not null,
  sources integer not null,
  first_order date not null,
  last_order date not null,
  -- The known speaker of most of the quotes.
  speaker_id uuid,
  conflicting boolean not null
);
create index statement_by_appearances on statement (appearances, id);
create index statement_by_sources on statement (sources, id);
create index statement_by_first_day on statement (first_order, id);

-- Editors' decisions. Each gives labels to quotes: those with the same label are one statement, those with different labels are not. The
-- latest decision that was not undone counts. No reference to the quotes: a quote that is restored keeps its label.
create table statement_decision (
  id uuid primary key,
  kind text not null check (kind in ('join', 'split')),
  decided_at timestamptz not null,
  author jsonb,
  reason text check (char_length(reason) between 1 and 500),
  undone_at timestamptz,
  undone_by jsonb,
  undo_reason text check (char_length(undo_reason) between 1 and 500)
);
create table statement_label (
  quote_id uuid not null,
  decision_id uuid not null references statement_decision on delete cascade,
  label uuid not null,
  primary key (quote_id, decision_id)
);
create index statement_label_by_decision on statement_label (decision_id, quote_id);

-- The progress of the service through the change feed, in one row; without the row, the service starts anew. Changes that are visible in the snapshot "seen" are done; while
-- "reading" is set, so are its changes up to the number "after". "backfill" is the last quote of those on record before that is done.
create table statement_progress (
  single boolean primary key default true check (single),
  seen pg_snapshot,
  reading pg_snapshot,
  after bigint,
  until bigint,
  backfill uuid
);
