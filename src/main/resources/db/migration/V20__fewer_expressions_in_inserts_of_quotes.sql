-- What an INSERT of a quote costs in functions. Results and rules are unchanged.
--
-- PL/pgSQL initializes each expression of a function anew in each transaction that evaluates it. So expressions are small, and those that
-- most quotes do not need are not evaluated.

-- A lookup in a constant instead of a comparison with each tag.
create or replace function search_language(tag text) returns text
  language plpgsql immutable parallel safe as $$
begin
  return coalesce(
    '{"ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english",
      "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian",
      "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "no": "norwegian", "nb": "norwegian",
      "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "es": "spanish",
      "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish"}'::jsonb ->> lower(split_part(tag, '-', 1)),
    'simple');
end $$;

-- In SQL: PL/pgSQL functions call these two, and inline them in the expressions that they keep planned. An expression of a column or a check
-- must not call them, since each INSERT plans it anew.
create or replace function unpointed(marked text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    marked,
    '[\u00AD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u20D0-\u20FF\uFE20-\uFE2F\uFEFF]',
    '', 'g');
create or replace function lexeme_mark(language text) returns text
  language sql immutable parallel safe
  return ' ' || chr(96 + array_position(
    '{arabic, armenian, basque, catalan, danish, dutch, english, finnish, french, german, greek, hindi, hungarian, indonesian, irish,
      italian, lithuanian, nepali, norwegian, portuguese, romanian, russian, serbian, spanish, swedish, tamil, turkish, yiddish,
      simple}'::text[],
    language));

do $$
declare
  own text := quote_ident(current_schema());
begin
  execute format($of_schema$
    create or replace function marked_lexemes(language text, words text) returns tsvector
      language plpgsql immutable strict parallel safe as $body$
    declare
      listed text := %1$s.lexemes(language, words)::text;
    begin
      -- PostgreSQL rejects a lexeme of over 2,046 bytes. A query of 500 characters cannot contain such a word.
      if octet_length(listed) > 2000 then
        listed := ts_delete(
          listed::tsvector, array(select lexeme from unnest(listed::tsvector) where octet_length(lexeme) > 2000))::text;
      end if;
      -- Quotation marks of a lexeme are doubled in its text, so without them "':" is the end of a lexeme.
      if strpos(listed, '''''') = 0 then
        return replace(listed, ''':', %1$s.lexeme_mark(language) || ''':')::tsvector;
      end if;
      return regexp_replace(listed, '''((?:[^'']|'''')*)''', '''\1' || %1$s.lexeme_mark(language) || '''', 'g')::tsvector;
    end $body$;

    -- The rules in the order of V17. Those about the extractor and reviews are not evaluated for quotes of editors without a review.
    create or replace function quote_is_valid(
        text text, type text, status text, language text,
        attribution_text text, attribution_role text, attribution_cue text,
        anchor text, span_starts integer[], span_ends integer[],
        origin text, extractor_version text, rule text, confidence double precision,
        review_status text, review_reason text, review_reference text, reviewer text, reviewed_at timestamptz) returns boolean
      language plpgsql immutable parallel safe as $body$
    declare
      violated text := case
        when char_length(text) not between 1 and 20000 then 'text_check'
        when type not in ('direct', 'mixed', 'indirect') then 'type_check'
        when status not in ('confirmed', 'proposed', 'disputed', 'rejected') then 'status_check'
        when char_length(language) not between 2 and 35 then 'language_check'
        when char_length(attribution_text) not between 1 and 300 then 'attribution_text_check'
        when char_length(attribution_role) not between 1 and 300 then 'attribution_role_check'
        when char_length(attribution_cue) not between 1 and 300 then 'attribution_cue_check'
        when anchor not in ('anchored', 'none', 'lost') then 'anchor_check'
        when not %1$s.spans_in_order(span_starts, span_ends) then 'check'
        when (anchor = 'anchored') <> (cardinality(span_starts) > 0) then 'check1'
      end;
    begin
      if violated is null and (origin <> 'editor' or num_nonnulls(extractor_version, rule, confidence) > 0) then
        violated := case
          when origin not in ('editor', 'extractor') then 'origin_check'
          when char_length(extractor_version) not between 1 and 100 then 'extractor_version_check'
          when char_length(rule) not between 1 and 100 then 'rule_check'
          when confidence not between 0 and 1 then 'confidence_check'
          when num_nonnulls(extractor_version, rule, confidence) <> case origin when 'editor' then 0 else 3 end then 'check2'
        end;
      end if;
      if violated is null and num_nonnulls(review_status, review_reason, review_reference, reviewer, reviewed_at) > 0 then
        violated := case
          when review_status not in ('confirmed', 'proposed', 'disputed', 'rejected') then 'review_status_check'
          when char_length(review_reason) not between 1 and 5000 then 'review_reason_check'
          when char_length(review_reference) not between 1 and 2000 then 'review_reference_check'
          when char_length(reviewer) not between 1 and 300 then 'reviewer_check'
          when case when review_status is null
              then num_nonnulls(review_reason, review_reference, reviewer, reviewed_at) > 0
              else reviewed_at is null end then 'check3'
        end;
      end if;
      if violated is null then
        return true;
      end if;
      raise check_violation using
        message = format('new row violates check constraint "quote_%%s"', violated),
        constraint = 'quote_' || violated;
    end $body$;
    $of_schema$, own);
end $$;
