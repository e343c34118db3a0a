package org.onrecord.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;

/**
 * Durability and atomicity under {@code kill -9}: every confirmed write is stored, and no write is
 * stored in part.
 */
@Tag("long")
@Timeout(600)
class KillTest {
  private static final int TIMES = 10;
  private static final Path FOLDER = Path.of("target", "kill-test").toAbsolutePath();
  private static final Map<String, String> SETTINGS =
      Map.of("onrecord.data-dir", FOLDER.toString());

  private final Writers writers = new Writers();

  @BeforeEach
  void delete_data_folder() throws IOException {
    FileUtils.deleteDirectory(FOLDER.toFile());
  }

  @Test
  void confirmed_writes_survive_ten_kills_of_the_service() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      PackagedService service = PackagedService.start(SETTINGS);
      writers.during(service, service::kill);
    }
    PackagedService service = PackagedService.start(SETTINGS);
    try {
      assertConsistent();
    } finally {
      service.close();
    }
  }

  /** The service keeps running and restarts the database each time. */
  @Test
  void confirmed_writes_survive_ten_kills_of_the_database() throws Exception {
    try (PackagedService service = PackagedService.start(SETTINGS)) {
      for (int i = 0; i < TIMES; i++) {
        writers.during(service, KillTest::killDatabase);
        service.awaitReady();
        while (service.get("/actors?limit=1").statusCode() != 200) {
          Thread.sleep(50);
        }
      }
      assertEquals(Set.of(503), new HashSet<>(writers.failureStatuses()));
      assertConsistent();
    }
  }

  private static void killDatabase() {
    try {
      DedicatedDatabase.kill(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertConsistent() throws Exception {
    try (Connection database = DedicatedDatabase.connect(FOLDER)) {
      assertEquals(Set.of(), missing(database, "article", writers.articles()));
      assertEquals(Set.of(), missing(database, "quote", writers.quotes()));
      assertTrue(writers.quotes().size() >= TIMES * 40, writers.quotes().size() + " quotes");
      assertEquals(Set.of(), ids(database, HALF_WRITTEN));
      assertEquals(Set.of(), ids(database, WITHOUT_CHANGE));
      assertEquals(Set.of(), ids(database, ORPHANED_ACTORS));
    }
  }

  /** Quotes without their speaker, mention or relay, or whose span does not hold their text. */
  private static final String HALF_WRITTEN =
      """
      select q.id from quote q join article a on a.id = q.article_id
      where q.speaker_id is null
         or (select count(*) from mention m where m.quote_id = q.id) <> 1
         or (select count(*) from relay r where r.quote_id = q.id) <> 1
         or cardinality(q.span_starts) <> 1
         or substr(a.body, q.span_starts[1] + 1, q.span_ends[1] - q.span_starts[1]) <> q.text""";

  /** Records without a "created" entry in the change feed, and entries without a record. */
  private static final String WITHOUT_CHANGE =
      """
      select coalesce(r.id, c.record_id)
      from (select 'article' as record, id from article
            union all select 'quote', id from quote
            union all select 'actor', id from actor) r
      full join (select record, record_id from change where change = 'created') c
        on c.record = r.record and c.record_id = r.id
      where r.id is null or c.record_id is null""";

  /** Actors that were created for a quote that was not stored. */
  private static final String ORPHANED_ACTORS =
      """
      select id from actor a
      where not exists (select from quote where speaker_id = a.id)
        and not exists (select from mention where actor_id = a.id)""";

  private static Set<String> missing(Connection database, String table, Collection<String> ids)
      throws SQLException {
    Set<String> missing = new HashSet<>(ids);
    missing.removeAll(ids(database, "select id from " + table));
    return missing;
  }

  private static Set<String> ids(Connection database, String sql) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        ids.add(result.getString(1));
      }
    }
    return ids;
  }
}
