package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.textreuse.QuotedWords;

/** Finds wordings by their fingerprints. Each method is one SQL statement. */
@Singleton
class FingerprintIndex {
  /**
   * The wordings with a selected fingerprint of others, and the last of a number of new ids. The
   * limit makes PostgreSQL look up the fingerprints of each wording in the index. Those that differ
   * in numbers only are either all that is read, or left out.
   *
   * <p>One with more than the first limit of rows has any of them.
   */
  private static final String CANDIDATES =
      """
      (select n.i, w.id, w.key, w.bytes, w.fingerprints, w.family
       from (
         select i, key, selected::integer[] as selected, template, numbers::integer[] as numbers
         from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[]) with ordinality given (key, selected, template, numbers, i)
         offset 0) n
       cross join lateral (
         select id, key, octet_length(text) as bytes, fingerprints, case when whole then statement_id end as family
         from wording
         where selected && n.selected and coalesce(template = n.template and numbers <> n.numbers, false) = ? limit ?) w
       order by w.key = n.key desc, w.id
       limit ?)
      union all
      select 0, setval('wording_id', nextval('wording_id') - 1 + ids), null, 0, null, null
      from (values (?::integer)) n (ids) where ids > 0""";

  /**
   * The index intersects the lists of all selected fingerprints, of which the shortest bounds the
   * work.
   */
  private static final String EQUAL =
      """
      select w.id, w.key
      from unnest(?::uuid[], ?::text[]) n (key, selected)
      cross join lateral (
        select id, key from wording where selected @> n.selected::integer[] and key = n.key limit 1) w""";

  /** The number of rows in memory at once. */
  private static final int ROWS = 1000;

  private final Database database;
  private final FingerprintFilter filter = new FingerprintFilter(this);

  FingerprintIndex(Database database) {
    this.database = database;
  }

  /**
   * A wording with a selected fingerprint of one that is looked for.
   *
   * @param index index of the one that is looked for; -1 for the last new id
   * @param bytes length of its text
   * @param family statement that is its whole family, or null
   */
  record Candidate(int index, long id, UUID key, int bytes, int[] fingerprints, UUID family) {
    static Candidate of(Row row) throws SQLException {
      return new Candidate(
          (int) row.longValue("i") - 1,
          row.longValue("id"),
          row.id("key"),
          (int) row.longValue("bytes"),
          ints(row, "fingerprints"),
          row.id("family"));
    }
  }

  private static int[] ints(Row row, String column) throws SQLException {
    return row.<Integer>array(column).stream().mapToInt(i -> i).toArray();
  }

  /**
   * A wording whose candidates are wanted.
   *
   * @param selected some of its selected fingerprints
   */
  record Wanted(UUID key, int[] selected, QuotedWords words) {}

  /**
   * Reads the wordings that share a selected fingerprint with some others, equal ones first.
   *
   * @param otherNumbers true for those that differ from the others in numbers only, which cannot be
   *     the same words; false for all but these
   * @param each maximum number of wordings that are read for each of the others
   * @param limit maximum number of wordings that are read
   * @param ids number of new ids, which are successive. One transaction at a time takes them, that
   *     which has the lock of the index
   */
  void forEachCandidate(
      List<Wanted> wanted,
      boolean otherNumbers,
      int each,
      int limit,
      int ids,
      Consumer<Candidate> consumer) {
    database.forEachBatch(
        Sql.of(
            CANDIDATES,
            Columnar.uuids(wanted, Wanted::key),
            Columnar.texts(wanted, wording -> Columnar.array(wording.selected())),
            Columnar.texts(wanted, wording -> wording.words().numberTemplate()),
            Columnar.texts(wanted, wording -> Columnar.array(wording.words().numbers())),
            otherNumbers,
            each,
            limit,
            ids),
        ROWS,
        Candidate::of,
        batch -> batch.forEach(consumer));
  }

  /** The filter of the fingerprints of all wordings. */
  FingerprintFilter filter() {
    return filter;
  }

  /** The greatest id; 0 if there is no wording. */
  long lastId() {
    return database
        .find(Sql.of("select max(id) as last from wording"), row -> row.longValue("last"))
        .orElse(0L);
  }

  boolean has(long id) {
    return database
        .find(Sql.of("select id from wording where id = ?", id), row -> true)
        .isPresent();
  }

  /**
   * Reads the selected fingerprints of wordings in the order of their ids.
   *
   * @param after the id after which they are read
   * @return the id of the last one
   */
  long forEachSelected(long after, int limit, Consumer<int[]> consumer) {
    long[] last = {after};
    database.forEachBatch(
        Sql.of("select id, selected from wording where id > ? order by id limit ?", after, limit),
        ROWS,
        row -> Map.entry(row.longValue("id"), ints(row, "selected")),
        rows ->
            rows.forEach(
                row -> {
                  consumer.accept(row.getValue());
                  last[0] = row.getKey();
                }));
    return last[0];
  }

  /** The ids of wordings by their key, which is quick even if many others share fingerprints. */
  Map<UUID, Long> equal(List<UUID> keys, List<int[]> selected) {
    Map<UUID, Long> found = new HashMap<>();
    database
        .list(
            Sql.of(EQUAL, Columnar.uuids(keys), Columnar.texts(selected, Columnar::array)),
            row -> Map.entry(row.id("key"), row.longValue("id")))
        .forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }
}
