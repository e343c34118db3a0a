package measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies of the tables that an import fills, with their generated columns and indexes, and without
 * triggers, references, checks, history and change feed.
 */
final class PlainTables {
  private static final String SCHEMA = "copied";

  /** The tables with the columns of ids by which new rows are known, in the order of references. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("actor", "id");
    TABLES.put("alias", "actor_id");
    TABLES.put("affiliation", "id");
    TABLES.put("article", "id");
    TABLES.put("author", "article_id");
    TABLES.put("quote", "id");
    TABLES.put("relay", "quote_id");
    TABLES.put("mention", "quote_id");
  }

  private final Database database;
  private final Path work;

  /** Copied rows have no greater ids. */
  private final Map<String, String> copied = new LinkedHashMap<>();

  PlainTables(Database database, Path work) {
    this.database = database;
    this.work = work;
  }

  /** Creates the tables with the rows on record. */
  void create() throws IOException, InterruptedException {
    database.query("create schema " + SCHEMA);
    for (String table : TABLES.keySet()) {
      database.query(
          "create table %1$s.%2$s (like %2$s including defaults including generated including indexes including storage)"
              .formatted(SCHEMA, table));
      copied.put(table, "00000000-0000-0000-0000-000000000000");
    }
    write();
    read();
  }

  /** Writes the rows that are new since the last call to files. */
  void write() throws IOException, InterruptedException {
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      String name = table.getKey();
      String key = table.getValue();
      Copy.write(
          database.name(),
          "select %s from %s where %s > '%s'".formatted(columns(name), name, key, copied.get(name)),
          work.resolve(name));
      copied.put(
          name,
          database.query(
              "select coalesce((select %1$s from %2$s order by %1$s desc limit 1)::text, '%3$s')"
                  .formatted(key, name, copied.get(name))));
    }
  }

  /**
   * Copies the files into the tables, each in one transaction, and flushes the pending lists of the
   * text indexes, as an import does.
   */
  void read() throws IOException, InterruptedException {
    for (String table : TABLES.keySet()) {
      Copy.read(
          database.name(),
          "%s.%s (%s)".formatted(SCHEMA, table, columns(table)),
          work.resolve(table));
    }
    database.query(
        """
        select gin_clean_pending_list(i.indexrelid)
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
        where a.amname = 'gin' and c.relnamespace = '%s'::regnamespace"""
            .formatted(SCHEMA));
  }

  private String columns(String table) throws IOException {
    return database.query(
        """
        select string_agg(attname, ', ' order by attnum) from pg_attribute
        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''"""
            .formatted(table));
  }
}
