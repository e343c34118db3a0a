package org.onrecord.query.export;

import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import java.sql.Connection;
import java.sql.Statement;
import org.onrecord.fixtures.EmptyDatabase;
import org.onrecord.fixtures.SqlStatements;

/** Rows of random texts, so many that every export is larger than all buffers, also with gzip. */
record LargeCollection(String actor, String article, String quote) {
  /** Words that identify a statement. */
  private static final String WORDS =
      "The winter sea ice around Svalbard has retreated by a hundred kilometres since 1979";

  /** Hexadecimal digits, which gzip halves. */
  private static final String RANDOM_TEXT =
      """
      create function pg_temp.random_text(seed text) returns text language sql
        return encode(sha512(('a' || seed)::bytea) || sha512(('b' || seed)::bytea), 'hex')""";

  private static final String ROWS =
      """
      insert into quote (id, article_id, speaker_id, published_on, text, type, status, anonymous, attribution_text,
        attribution_role, attribution_cue, span_starts, span_ends, anchor, created_at, updated_at)
      select gen_random_uuid(), article_id, speaker_id, published_on, text, type, status, anonymous,
        pg_temp.random_text('t' || n), pg_temp.random_text('r' || n), pg_temp.random_text('c' || n), '{}', '{}', 'none',
        created_at, updated_at
      from quote, generate_series(1, 3000) n;

      insert into quote (id, article_id, text, type, status, anonymous, span_starts, span_ends, anchor, created_at, updated_at)
      select gen_random_uuid(), article_id, pg_temp.random_text('q' || n), type, status, anonymous, '{}', '{}', 'none', created_at, updated_at
      from (select * from quote limit 1) quote, generate_series(1, 3000) n;

      insert into article (id, title, body, rights, created_at, updated_at)
      select gen_random_uuid(), pg_temp.random_text('a' || n), 'x', repeat(pg_temp.random_text('r' || n), 2), now(), now()
      from generate_series(1, 6000) n;

      insert into actor (id, name, kind, description, created_at, updated_at)
      select gen_random_uuid(), pg_temp.random_text('n' || n), 'person', pg_temp.random_text('d' || n), now(), now()
      from generate_series(1, 2500) n;

      insert into affiliation (id, member_id, actor_id, role)
      select gen_random_uuid(), member.speaker_id, actor.id, pg_temp.random_text('r' || name)
      from actor, (select distinct speaker_id from quote) member
      where actor.id <> member.speaker_id;

      insert into api_key (id, name, role, hash, created_at)
      select gen_random_uuid(), pg_temp.random_text('k' || n), 'reader', sha256(('k' || n)::bytea), now()
      from generate_series(1, 4000) n""";

  static LargeCollection create() throws Exception {
    String actor = anActor("Ada").save();
    String article = anArticle().save();
    String quote = aQuote(WORDS).in(article).by(actor).save();
    try (Connection connection = EmptyDatabase.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(RANDOM_TEXT);
      statement.execute(ROWS);
      statement.execute("drop function pg_temp.random_text");
    }
    // The indexer runs in the background after this number of changes.
    SqlStatements.await(
        EmptyDatabase::connect,
        "select (select count(*) from appearance) = (select count(*) from quote)");
    return new LargeCollection(actor, article, quote);
  }

  /** A path of the contract with the id of the record that the rows belong to. */
  String path(String template) {
    String id =
        switch (template.split("/")[1]) {
          case "articles" -> article;
          case "statements" -> quote;
          default -> actor;
        };
    return template.replace("{id}", id);
  }
}
