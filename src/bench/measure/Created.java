package measure;

import java.io.IOException;
import java.util.UUID;

/** The quotes that the run creates; their ids are greater than all earlier ones. */
record Created(UUID start, Database database) {
  static Created in(Database database) {
    return new Created(
        new UUID(System.currentTimeMillis() << 16 | 0x7000, Long.MIN_VALUE), database);
  }

  /** Deletes the quotes: an article holds a limited number, and the collection must not change. */
  void delete() throws IOException {
    String deleted =
        "with gone as (delete from quote where id > '%s' returning 1) select count(*) from gone";
    if (!database.query(deleted.formatted(start)).equals("0")) {
      database.query("vacuum quote");
    }
  }

  /** Deletes the quotes of other servers, which have random ids. */
  void deletePlain() throws IOException {
    String deleted =
        "with gone as (delete from plain.quote where created_at > to_timestamp(%d / 1000.0) returning 1)"
            + " select count(*) from gone";
    if (!database.query(deleted.formatted(start.getMostSignificantBits() >>> 16)).equals("0")) {
      database.query("vacuum plain.quote");
    }
  }
}
