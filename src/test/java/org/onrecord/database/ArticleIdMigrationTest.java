package org.onrecord.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.SqlStatements.column;
import static org.onrecord.fixtures.SqlStatements.execute;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.database.embedded.TestDatabase;

/** The migrations to version 16 put the article's id into rows of a database of version 14. */
@QuarkusTest
class ArticleIdMigrationTest {
  private static final String NAME = "onrecord_upgrade";

  private static final String DATA =
      """
      set session_replication_role = replica;
      insert into actor (id, name, kind, created_at, updated_at) values ('%1$s1', 'Ada', 'person', now(), now());
      insert into article (id, title, body, created_at, updated_at)
      select ('%1$s' || n)::uuid, 'Article ' || n, 'Yes. No.', now(), now() from generate_series(2, 3) n;
      insert into quote (id, article_id, text, type, status, anonymous, span_starts, span_ends, anchor, created_at, updated_at)
      select ('%1$s' || n)::uuid, ('%1$s' || n / 2)::uuid, 'Yes.', 'direct', 'proposed', false, '{}', '{}', 'none', now(), now()
      from generate_series(4, 7) n;
      insert into relay (quote_id, position, text, actor_id)
      select id, n, case n when 0 then 'Post' end, '%1$s1' from quote, generate_series(0, 1) n;
      insert into mention (quote_id, actor_id) select id, '%1$s1' from quote;
      insert into claim (quote_id, holder, until) select id, 'key', now() from quote;
      insert into review (id, quote_id, review_status, reviewed_at) select gen_random_uuid(), id, 'confirmed', now() from quote;
      insert into review (id, quote_id, review_status, reviewed_at) values
        (gen_random_uuid(), '%1$s8', 'confirmed', now()), (gen_random_uuid(), '%1$s9', 'confirmed', now());
      insert into change (record, record_id, change, before) values
        ('quote', '%1$s8', 'deleted', '{"article": {"id": "%1$s2"}}'), ('quote', '%1$s8', 'created', null),
        ('quote', '%1$s8', 'deleted', '{"article": {"id": "%1$s3"}}')"""
          .formatted("0199a000-0000-7000-8000-00000000000");

  @Inject Flyway flyway;

  private DataSource database;

  @BeforeEach
  void upgrade_a_database_of_version_14() throws SQLException {
    database = TestDatabase.create(NAME);
    migrate("14");
    execute(database::getConnection, DATA);
    migrate("latest");
  }

  @Test
  void rows_get_the_article_of_their_quote() throws SQLException {
    for (String table : List.of("relay", "mention", "claim", "review")) {
      assertEquals(
          List.of("0"),
          column(
              database::getConnection,
              """
              select count(*) from %s r join quote q on q.id = r.quote_id
              where q.article_id is distinct from r.article_id"""
                  .formatted(table)),
          table);
    }
    assertEquals(
        List.of("relay 8", "mention 4", "claim 4", "review 6"),
        column(
            database::getConnection,
            """
            select 'relay ' || count(*) from relay union all select 'mention ' || count(*) from mention
            union all select 'claim ' || count(*) from claim union all select 'review ' || count(*) from review"""));
  }

  @Test
  void reviews_of_deleted_quotes_get_the_last_article_of_the_quote() throws SQLException {
    assertEquals(
        List.of("0199a000-0000-7000-8000-000000000003", "00000000-0000-0000-0000-000000000000"),
        column(
            database::getConnection,
            """
            select w.article_id from review w where not exists (select from quote q where q.id = w.quote_id)
            order by w.quote_id"""));
  }

  @Test
  void keys_of_rows_of_a_quote_have_the_article_first() throws SQLException {
    assertEquals(
        List.of(
            "claim FOREIGN KEY (article_id, quote_id) REFERENCES quote(article_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED",
            "claim PRIMARY KEY (article_id, quote_id)",
            "mention FOREIGN KEY (article_id, quote_id) REFERENCES quote(article_id, id) ON DELETE CASCADE",
            "mention PRIMARY KEY (article_id, quote_id, actor_id)",
            "quote PRIMARY KEY (id)",
            "quote UNIQUE (article_id, id)",
            "relay FOREIGN KEY (article_id, quote_id) REFERENCES quote(article_id, id) ON DELETE CASCADE",
            "relay PRIMARY KEY (article_id, quote_id, \"position\")",
            "review PRIMARY KEY (article_id, quote_id, id)"),
        column(
            database::getConnection,
            """
            select (t.relname || ' ' || pg_get_constraintdef(c.oid)) collate "C"
            from pg_constraint c join pg_class t on t.oid = c.conrelid
            where t.relname in ('quote', 'relay', 'mention', 'claim', 'review')
              and (c.contype in ('p', 'u') or c.confrelid = 'quote'::regclass)
            order by 1"""));
  }

  @Test
  void deletions_are_noted_and_cascade() throws SQLException {
    execute(database::getConnection, "delete from article where title = 'Article 2'");
    assertEquals(
        List.of("article", "quote", "quote"),
        column(
            database::getConnection,
            "select record from change where change = 'deleted' and before ? 'text' or record = 'article' order by 1"));
    assertEquals(
        List.of("4 2 2"),
        column(
            database::getConnection,
            """
            select (select count(*) from relay) || ' ' || (select count(*) from mention) || ' ' ||
              (select count(*) from claim)"""));
  }

  private void migrate(String version) {
    Flyway.configure()
        .configuration(flyway.getConfiguration())
        .dataSource(database)
        .target(version)
        .load()
        .migrate();
  }
}
